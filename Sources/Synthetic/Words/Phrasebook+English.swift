extension Phrasebook {
  static let english = Phrasebook(
    language: "en", script: .latin, weight: 10,
    headlines: [
      "Made for every day", "Less effort, more life", "The new standard", "Feel the difference",
      "Your week, sorted", "Start small. Go far.", "Built to last", "Simply better",
      "Meet your new favourite", "Ready when you are", "Do more with less", "Good things, daily",
      "Now in your city", "Upgrade your routine", "Designed around you", "Love it or return it",
      "Big ideas start here", "Step into spring", "Summer starts now", "Winter, warmer",
      "Quality you can see", "Made by hand", "One tap away", "Join two million members",
      "The season's best", "Back in stock", "Fresh every morning", "Limited edition",
      "Bring it home", "Go further", "Stay curious", "Own the moment", "Made with care",
      "Learn something new today", "Your time matters", "Trusted since 1962", "It's that easy",
      "Save big this weekend", "Free delivery on every order", "Think outside", "Own your morning",
      "Work happy", "WIN A TRIP FOR TWO", "LAST CHANCE", "NEW ARRIVALS", "WE'RE HIRING",
      "Grand opening", "Sign up and save", "How do you sleep?", "Are you covered?",
    ],
    sublines: [
      "Free shipping and returns within 30 days.", "Try it for a month, cancel any time.",
      "More than 2,000 five-star reviews.", "Designed with care, made to be used.",
      "Order today, at your door tomorrow.", "No hidden fees. No paperwork.",
      "Hand-picked by our editors every week.", "From materials that respect the planet.",
      "Available online and in 120 shops near you.", "Members get early access and more.",
      "Everything you need in one place.", "Takes two minutes. Really.",
      "Rated best in class three years running.", "Now with up to 40 hours of battery.",
      "Talk to an expert today and find out how much you could save each year.",
      "Small batches, honest prices.", "Ask about our student discount.", "Since 1987",
      "For people who like to be out early and home late.", "From $9 a month",
      "Compare plans from 40 providers in seconds", "Offer ends Sunday", "Only in our app",
    ],
    buttons: [
      "Shop now", "Learn more", "Buy now", "Get started", "Sign up", "Order now", "Book now",
      "Discover", "Try it free", "See offers", "Download", "Subscribe", "Find out more",
      "Get a quote", "Apply now", "Join free", "Add to cart", "View collection", "Contact us",
      "Play now", "Explore", "Start free trial", "Claim offer", "Read more", "SHOP NOW",
      "LEARN MORE", "Donate", "Register", "Watch video", "Get the app", "Reserve", "Save now",
    ],
    badges: [
      "SALE", "NEW", "OFF", "ONLY", "NOW", "DEAL", "BEST PRICE", "SAVE", "TODAY", "HOT",
      "FREE", "UP TO", "FROM", "SPECIAL OFFER", "2 FOR 1", "BLACK FRIDAY",
    ],
    legal: [
      "Terms and conditions apply. While stocks last.", "Representative example. Offer ends 31/12.",
      "*Compared with the recommended retail price.", "18+ only. Please enjoy responsibly.",
      "Subject to status. Capital at risk.", "Images are for illustration only.",
      "Ad", "Sponsored", "www.example.com", "See website for details.",
    ],
    price: "$#")

  /// Headlines that name the trade.
  static func headlines(for category: Category) -> [String] {
    switch category {
    case .automotive:
      ["Drive the change", "The all-electric estate", "0 % financing", "Test drive it today"]
    case .beauty:
      ["Glow, naturally", "Skin that drinks", "Your shade. Your rules.", "Clean beauty, no noise"]
    case .electronics:
      ["Hear everything", "Charge once a week", "Thinner. Faster. Quieter.", "See in the dark"]
    case .fashion:
      ["New season, new you", "Denim days", "Wear it your way", "The linen edit", "Walk on air"]
    case .finance:
      ["Your money, growing", "4.1 % on savings", "A card without fees", "Plan for later, today"]
    case .food:
      ["Taste the sun", "Dinner in 15 minutes", "Roasted this morning", "Crunch time", "So juicy!"]
    case .home:
      [
        "Sleep on it", "Rooms with a mood", "Paint it calm", "The sofa sale",
        "Light up the evening",
      ]
    case .software:
      [
        "Ship on Friday", "All your data, one view", "Meetings, minus the notes",
        "Backups that work",
      ]
    case .sports:
      [
        "Run your way", "One more lap", "Train like it's match day", "Made to move",
        "Find your pace",
      ]
    case .travel:
      ["Two weeks of blue", "Flights from $39", "Wake up somewhere else", "City breaks, sorted"]
    }
  }
}
