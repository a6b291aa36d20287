"""Reads workbooks (.xlsx): checks that they are safe to open, finds where their values end, and reads their cells."""
