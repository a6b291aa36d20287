"""Given names of children today: next to an age, or to someone who works with a child, they are read as a child's.

They belong to nobody in particular. A name that is not listed is found only if its age is in words; the guard cannot
know every name.
"""

GIVEN_NAMES = frozenset({
    "Aaliyah", "Aaron", "Abdul", "Abdullah", "Abigail", "Adam", "Adele", "Adrian", "Ahmed", "Aidan", "Aiden", "Aisha",
    "Aleksander", "Alex", "Alexander", "Alexandra", "Alfie", "Alice", "Alicia", "Alisha", "Amelia", "Amelie", "Amina",
    "Amira", "Amy", "Andrei", "Anna", "Annabelle", "Anthony", "Archie", "Aria", "Arthur", "Ashley", "Ashton", "Ava",
    "Ayaan", "Ayesha", "Bailey", "Barnaby", "Beatrice", "Bella", "Ben", "Benjamin", "Beth", "Bethany", "Billy",
    "Bobby", "Bradley", "Brandon", "Brooke", "Callum", "Cameron", "Carter", "Casey", "Charlie", "Charlotte", "Chelsea",
    "Chloe", "Christopher", "Cody", "Cohen", "Connor", "Corey", "Courtney", "Daisy", "Daniel", "Danielle", "Darcey",
    "Darcy", "David", "Demi", "Destiny", "Dexter", "Dominic", "Dylan", "Edward", "Eleanor", "Elijah", "Eliza",
    "Elizabeth", "Ella", "Ellie", "Elliot", "Elsie", "Emilia", "Emily", "Emma", "Erin", "Esme", "Ethan", "Eva", "Evan",
    "Evelyn", "Evie", "Fatima", "Felix", "Finlay", "Finley", "Florence", "Frankie", "Fraser", "Freddie", "Frederick",
    "Freya", "Gabriel", "Gabriella", "George", "Georgia", "Georgie", "Gracie", "Hamza", "Hannah", "Harley", "Harriet",
    "Harrison", "Harry", "Harvey", "Hayden", "Heidi", "Henry", "Hollie", "Holly", "Hugo", "Ibrahim", "Imogen", "Isaac",
    "Isabel", "Isabella", "Isabelle", "Isla", "Ismail", "Ivy", "Jack", "Jackson", "Jacob", "Jade", "Jaden", "Jake",
    "James", "Jamie", "Jasmine", "Jason", "Jayden", "Jenson", "Jessica", "Jodie", "Joe", "Joel", "Jonah", "Jordan",
    "Joseph", "Josh", "Joshua", "Jude", "Julia", "Kacey", "Kai", "Kaitlyn", "Karim", "Katie", "Kayden", "Kayla",
    "Kayleigh", "Keira", "Kian", "Kieran", "Kira", "Kyle", "Lacey", "Layla", "Leah", "Lee", "Leo", "Leon", "Leona",
    "Lewis", "Lexi", "Liam", "Libby", "Lily", "Logan", "Lola", "Louie", "Louis", "Louise", "Luca", "Lucas", "Lucy",
    "Luke", "Lydia", "Lyla", "Maddison", "Madison", "Maisie", "Maria", "Martha", "Maryam", "Matilda", "Matthew", "Max",
    "Maya", "Megan", "Mia", "Michael", "Mila", "Millie", "Mohammad", "Mohammed", "Molly", "Muhammad", "Myla", "Naomi",
    "Natalia", "Nathan", "Nathaniel", "Niamh", "Nicole", "Noah", "Oliver", "Olivia", "Ollie", "Omar", "Oscar", "Owen",
    "Paige", "Phoebe", "Poppy", "Rebecca", "Reece", "Reggie", "Reuben", "Rhys", "Riley", "Robert", "Robin", "Ronnie",
    "Rosie", "Rowan", "Ruby", "Ryan", "Samuel", "Sarah", "Scarlett", "Sean", "Sebastian", "Seth", "Shannon", "Shay",
    "Sienna", "Skye", "Sofia", "Sophia", "Sophie", "Stanley", "Stephen", "Summer", "Teddy", "Tegan", "Thea", "Theo",
    "Theodore", "Thomas", "Tia", "Tilly", "Toby", "Tommy", "Tyler", "Victoria", "Violet", "Willow", "Xavier", "Yasmin",
    "Yusuf", "Zac", "Zachary", "Zainab", "Zane", "Zara", "Zayn", "Zoe",
})  # fmt: skip
