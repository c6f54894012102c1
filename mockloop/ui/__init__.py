"""What the person sees and presses."""
