"""All sentences the product says, by subject; rules bring their own."""
