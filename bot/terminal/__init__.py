"""What whoever runs the bot types on a terminal: a module for each subcommand, and what they share."""
