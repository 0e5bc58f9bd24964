extension Phrasebook {
  static let german = Phrasebook(
    language: "de", script: .latin, weight: 1.2,
    headlines: [
      "Alles für den Sommer", "Einfach besser schlafen", "Jetzt wird's gemütlich",
      "Neu im Sortiment",
      "Qualität, die bleibt", "Mehr Zeit für dich", "Schöner wohnen", "Günstig wie nie",
      "Dein Weg zum Eigenheim", "Frisch vom Markt", "Große Auswahl, kleine Preise", "Über Nacht da",
    ],
    sublines: [
      "Kostenloser Versand ab 29 Euro.", "30 Tage Rückgaberecht.", "Nur für kurze Zeit.",
      "Jetzt in deiner Filiale und online.", "Von Experten empfohlen.", "Ohne Vertragsbindung.",
    ],
    buttons: [
      "Jetzt kaufen", "Mehr erfahren", "Zum Angebot", "Jetzt bestellen", "Kostenlos testen",
      "Termin buchen", "Entdecken", "Anmelden",
    ],
    badges: ["NEU", "SALE", "AKTION", "NUR", "SPAR", "GRATIS", "BIS ZU"],
    legal: ["Solange der Vorrat reicht.", "Anzeige", "Es gelten die Teilnahmebedingungen."],
    price: "# €")

  static let french = Phrasebook(
    language: "fr", script: .latin, weight: 1,
    headlines: [
      "L'été commence ici", "La qualité avant tout", "Votre maison, en mieux",
      "Goûtez la différence",
      "Nouvelle collection", "Voyagez léger", "Prêt à tout changer ?", "Les soldes sont là",
      "Créé pour durer", "Du goût, rien d'autre",
    ],
    sublines: [
      "Livraison offerte dès 39 €.", "Satisfait ou remboursé.", "En boutique et en ligne.",
      "Jusqu'à dimanche seulement.", "Fabriqué en France.", "Sans engagement.",
    ],
    buttons: [
      "J'en profite", "Acheter", "En savoir plus", "Découvrir", "Commander", "Essayer", "Réserver",
    ],
    badges: ["PROMO", "SOLDES", "NOUVEAU", "OFFERT", "JUSQU'À", "DÈS"],
    legal: ["Voir conditions en magasin.", "Photo non contractuelle.", "Publicité"],
    price: "# €")

  static let spanish = Phrasebook(
    language: "es", script: .latin, weight: 1.2,
    headlines: [
      "Tu verano empieza aquí", "Más por menos", "Hecho para ti", "Nueva colección",
      "¿Listo para más?",
      "Siente la diferencia", "La mejor oferta del año", "Vive más ligero", "Sabor de verdad",
    ],
    sublines: [
      "Envío gratis a todo el país.", "Sin permanencia.", "Sólo hasta el domingo.",
      "Miles de clientes satisfechos.", "Pide hoy y recibe mañana.",
    ],
    buttons: [
      "Comprar", "Saber más", "Ver oferta", "Empieza ya", "Pide ahora", "Reservar", "Probar gratis",
    ],
    badges: ["OFERTA", "NUEVO", "GRATIS", "HASTA", "REBAJAS", "SÓLO"],
    legal: ["Consulta las bases.", "Publicidad", "Hasta fin de existencias."],
    price: "# €")

  /// Languages of Latin letters that come up now and then, with fewer phrases each.
  static let western: [Phrasebook] = [
    Phrasebook(
      language: "it", script: .latin, weight: 0.7,
      headlines: [
        "Il gusto di casa", "Nuovi arrivi", "Più leggero che mai", "L'estate è qui", "Tutto per te",
      ],
      sublines: ["Spedizione gratuita.", "Solo per pochi giorni.", "Provalo senza impegno."],
      buttons: ["Scopri di più", "Acquista ora", "Prenota", "Provalo gratis", "Ordina"],
      badges: ["SALDI", "NOVITÀ", "OFFERTA", "FINO A"], legal: ["Messaggio pubblicitario."],
      price: "€ #"),
    Phrasebook(
      language: "pt", script: .latin, weight: 0.7,
      headlines: [
        "Feito para você", "O verão chegou", "Sua casa, do seu jeito", "Mude para melhor",
      ],
      sublines: ["Frete grátis hoje.", "Últimos dias.", "Sem taxas escondidas."],
      buttons: ["Comprar agora", "Saiba mais", "Assine já", "Peça agora"],
      badges: ["PROMOÇÃO", "NOVO", "GRÁTIS", "ATÉ"], legal: ["Consulte condições."], price: "R$ #"),
    Phrasebook(
      language: "pl", script: .latin, weight: 0.6,
      headlines: [
        "Więcej za mniej", "Nowa kolekcja", "Poczuj różnicę", "Świeżo każdego dnia",
        "Żyj wygodniej",
      ],
      sublines: ["Darmowa dostawa od 99 zł.", "Tylko do niedzieli.", "Bez ukrytych opłat."],
      buttons: ["Kup teraz", "Sprawdź", "Zamów", "Dowiedz się więcej"],
      badges: ["NOWOŚĆ", "PROMOCJA", "RABAT", "DO"], legal: ["Regulamin na stronie."], price: "# zł"
    ),
    Phrasebook(
      language: "tr", script: .latin, weight: 0.5,
      headlines: [
        "Yaz başladı", "Daha fazlası için", "Yeni sezon", "Farkı hisset", "Güzel günler için",
      ],
      sublines: ["Ücretsiz kargo.", "Sınırlı süre için.", "Hemen dene."],
      buttons: ["Satın al", "İncele", "Keşfet", "Başvur"], badges: ["İNDİRİM", "YENİ", "SADECE"],
      legal: ["Stoklarla sınırlıdır."], price: "# TL"),
    Phrasebook(
      language: "sv", script: .latin, weight: 0.5,
      headlines: ["Sköna dagar", "Mer för mindre", "Nyheter för våren", "Gjord för livet"],
      sublines: ["Fri frakt över 499 kr.", "Endast denna vecka.", "Öppet köp i 60 dagar."],
      buttons: ["Köp nu", "Läs mer", "Boka", "Upptäck"], badges: ["REA", "NYHET", "UPP TILL"],
      legal: ["Gäller t.o.m. söndag."], price: "# kr"),
    Phrasebook(
      language: "nl", script: .latin, weight: 0.5,
      headlines: ["Alles voor thuis", "Nu nog lekkerder", "Klaar voor de zomer", "Gewoon goed"],
      sublines: ["Gratis bezorgd.", "Alleen dit weekend.", "Niet goed, geld terug."],
      buttons: ["Bestel nu", "Lees meer", "Bekijk", "Probeer gratis"],
      badges: ["ACTIE", "NIEUW", "TOT"],
      legal: ["Zolang de voorraad strekt."], price: "€ #"),
    Phrasebook(
      language: "vi", script: .latin, weight: 0.3,
      headlines: ["Mùa hè đã đến", "Ưu đãi lớn nhất năm", "Chất lượng hàng đầu"],
      sublines: ["Miễn phí vận chuyển.", "Chỉ trong tuần này."],
      buttons: ["Mua ngay", "Tìm hiểu thêm", "Đăng ký"], badges: ["GIẢM GIÁ", "MỚI"],
      legal: ["Áp dụng điều khoản."], price: "#.000 ₫"),
  ]

  static let russian = Phrasebook(
    language: "ru", script: .cyrillic, weight: 1.3,
    headlines: [
      "Лето начинается здесь", "Больше за меньшие деньги", "Новая коллекция",
      "Почувствуйте разницу",
      "Всё для дома", "Создано для жизни", "Успейте купить", "Вкус детства", "Скидки недели",
    ],
    sublines: [
      "Бесплатная доставка по всей стране.", "Только до воскресенья.", "Без скрытых платежей.",
      "Более 500 магазинов рядом с вами.", "Попробуйте бесплатно 30 дней.",
    ],
    buttons: [
      "Купить", "Подробнее", "Заказать", "Попробовать", "Узнать больше", "В корзину", "Выбрать",
    ],
    badges: ["СКИДКА", "НОВИНКА", "АКЦИЯ", "ХИТ", "ДО", "ВСЕГО"],
    legal: ["Реклама", "Количество товара ограничено.", "Есть противопоказания."], price: "# ₽")

  static let ukrainian = Phrasebook(
    language: "uk", script: .cyrillic, weight: 0.5,
    headlines: [
      "Літо вже тут", "Відчуй різницю", "Нова колекція", "Дім, де затишно", "Їжте смачно",
    ],
    sublines: ["Безкоштовна доставка.", "Тільки цього тижня.", "Без прихованих платежів."],
    buttons: ["Купити", "Детальніше", "Замовити", "Спробувати"],
    badges: ["ЗНИЖКА", "НОВИНКА", "АКЦІЯ"],
    legal: ["Кількість обмежена."], price: "# ₴")

  static let greek = Phrasebook(
    language: "el", script: .greek, weight: 0.4,
    headlines: ["Το καλοκαίρι είναι εδώ", "Νέα συλλογή", "Νιώσε τη διαφορά", "Κάθε μέρα φρέσκο"],
    sublines: ["Δωρεάν αποστολή.", "Μόνο για λίγες μέρες.", "Χωρίς κρυφές χρεώσεις."],
    buttons: ["Αγόρασε τώρα", "Μάθε περισσότερα", "Παράγγειλε", "Δες εδώ"],
    badges: ["ΠΡΟΣΦΟΡΑ", "ΝΕΟ", "ΕΩΣ"], legal: ["Ισχύουν όροι."], price: "# €")
}
