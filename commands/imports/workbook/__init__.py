"""Reading workbooks (.xlsx): what they must not be, where their values end, and what their cells say."""
