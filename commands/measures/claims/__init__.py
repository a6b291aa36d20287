"""What people say beside the figures: claims, judgements and statements; and how each is taken back."""
