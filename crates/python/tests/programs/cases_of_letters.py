for t in ["ΑΣ","ΑΣ.","Α.Σ","ΑΣΑ","Σ","ΑΣ'Α","ΑΣ Β","AΣ\u0301","ΌΣΟΣ","İI","ǅ","straße ÄÖ","ŉ","ﬃ","ΐ", "ΑΣ1", "1Σ", "ªΣ", "Ⅷ","ⓐ"]:
    print(ascii(t.lower()), ascii(t.upper()), ascii(t.title()), ascii(t.capitalize()), ascii(t.swapcase()), ascii(t.casefold()))
