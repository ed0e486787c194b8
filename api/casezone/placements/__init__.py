"""Placements: agreed, secured, arrived, ended or taken back."""
