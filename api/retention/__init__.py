"""How long each kind of data is kept, and the jobs that let it go."""
