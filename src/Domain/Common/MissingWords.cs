using System.Collections.Frozen;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// What people, programs and language models write for <em>nothing</em>. Letter case, accents, spaces and punctuation
/// do not matter: <c>N/A</c>, <c>n.a.</c> and <c>(na)</c> are one word.
/// </summary>
internal static class MissingWords
{
    private const int LongestKey = 40;

    private static readonly FrozenSet<string> Nothing = Keys(
        // Programs
        "na, nan, null, nil, none, undefined, undef, void, object object, system.object, dbnull, invalid date, "
            + "infinity, __UNKNOWN__",
        // English
        """
        nothing, empty, blank, missing, unknown, tbd, tba, tbc, to be decided, to be confirmed, to be announced, to be determined, todo, fixme,
        not set, unset, not available, unavailable, not applicable, not provided, not given, not specified, unspecified, not known, not found,
        not mentioned, not stated, not supplied, not sure, not recorded, not disclosed, not collected, not captured, not shared, not offered,
        not asked, not assigned, unassigned, not required, not yet known, none given, none provided, none specified, none stated, none mentioned,
        no value, no data, no info, no information, no answer, no response, no reference, no id, no name, no number, no phone, no email,
        no notes, no service, i don't know, don't know, do not know, idk, declined, declined to answer, prefer not to say, placeholder,
        change me, replace me
        """,
        // German, Dutch
        """
        k.A., keine, keiner, keine Angabe, keine Angaben, keine Daten, kein Wert, unbekannt, nicht angegeben, nicht bekannt, nicht verfügbar,
        nicht vorhanden, nicht zutreffend, nicht genannt, ohne Angabe, entfällt, leer,
        geen, onbekend, niet opgegeven, niet bekend, niet beschikbaar, niet van toepassing, n.v.t., niet verstrekt, niet gegeven, leeg
        """,
        // French, Spanish, Italian, Portuguese, Romanian
        """
        aucun, aucune, inconnu, inconnue, non fourni, non fournie, non renseigné, non renseignée, non disponible, non précisé, non précisée,
        non applicable, non indiqué, non indiquée, non spécifié, non spécifiée, non communiqué, pas de réponse, néant, sans objet, vide,
        ninguno, ninguna, desconocido, desconocida, no proporcionado, no proporcionada, no disponible, no especificado, no especificada,
        no indicado, no indicada, no aplica, no facilitado, sin datos, sin nombre, sin especificar, nulo, vacío, n/d, s/d,
        nessuno, nessuna, sconosciuto, sconosciuta, non fornito, non fornita, non disponibile, non specificato, non specificata,
        non applicabile, non indicato, non indicata, non noto, non comunicato, nullo, vuoto,
        nenhum, nenhuma, desconhecido, desconhecida, não fornecido, não informado, não disponível, não especificado, não aplicável,
        não se aplica, sem nome, sem dados, vazio, necunoscut, necunoscută, nespecificat, nefurnizat, niciunul, indisponibil
        """,
        // Scandinavian, Finnish, Slavic, Hungarian, Baltic, Irish, Greek, Turkish
        """
        okänd, okänt, ej angivet, ej angiven, inte angivet, saknas, ingen, ukendt, ukjent, ikke oplyst, ikke angivet, ikke oppgitt,
        ikke tilgængelig, ikke tilgjengelig, tuntematon, ei tiedossa, ei saatavilla, ei ilmoitettu, puuttuu,
        brak, brak danych, nieznany, nieznana, nieznane, nie podano, nie dotyczy, niedostępne, neznámý, neznámá, neuvedeno, neuvedené, žádný,
        žádná, žiadny, nepoznato, nepoznat, ismeretlen, nincs, nincs megadva, nežinoma, nav zināms, teadmata, anaithnid, ní fios,
        неизвестно, неизвестный, не указано, нет данных, невідомо, невідомий, не вказано, немає, неизвестен,
        άγνωστο, άγνωστος, άγνωστη, κανένα, δεν δόθηκε, μη διαθέσιμο, bilinmiyor, belirtilmedi, yok
        """);

    private static readonly FrozenSet<string> NoId = Keys(
        """
        id, no, yes, true, false, string, text, value, reference, ref, booking id, booking reference, external id, external booking id,
        call id, client id, customer id, your id, your id here, insert id, insert id here, anonymous, guest
        """);

    private static readonly FrozenSet<string> NoEmail = Keys(
        """
        no email, noemail, no mail, email not provided, not provided, none provided, no email provided, undefined, keine email, kein email,
        sans email, sin email, sin correo, senza email, geen email, sem email
        """);

    private static readonly FrozenSet<string> Fields = Keys(
        """
        name, first, last, full, given, family, customer, client, guest, caller, user, person, service, treatment, staff, stylist, date, time,
        phone, mobile, number, email, mail, address, notes, note, comment, price, amount, booking, appointment, reference, ref, id, external,
        call, your, insert, enter, here, value, text, the, of, field, variable, var, x, y, n, salon, business, branch, provider, string,
        nombre, nom, prénom, Vorname, Nachname, Kunde, Kundenname, naam, nome, cliente, servicio, servizio, imię, nazwisko
        """);

    public static bool Include(string text) => text.Length <= LongestKey && Nothing.Contains(Key(text));

    /// <summary>Words that are a text like another, and no id.</summary>
    public static bool IncludeAsId(string id) => id.Length <= LongestKey && NoId.Contains(Key(id));

    public static bool AreNoEmail(string local) => local.Length <= LongestKey && NoEmail.Contains(Key(local));

    public static bool IsFieldName(string word) => Fields.Contains(Key(word)) || Include(word);

    internal static FrozenSet<string> Keys(params ReadOnlySpan<string> lists)
    {
        var keys = new HashSet<string>();
        foreach (var list in lists)
            keys.UnionWith(list.Split(',').Select(Key).Where(key => key.Length > 0));
        return keys.ToFrozenSet();
    }

    /// <summary>Its letters and digits, folded.</summary>
    internal static string Key(string text)
    {
        var folded = CleanText.Fold(text);
        Span<char> kept = folded.Length <= LongestKey ? stackalloc char[LongestKey] : new char[folded.Length];
        var length = 0;
        foreach (var character in folded)
        {
            if (char.IsLetterOrDigit(character)) kept[length++] = character;
        }

        return length == folded.Length ? folded : new(kept[..length]);
    }
}
