package pactwatch.analysis.statement;

import static pactwatch.analysis.text.Morph.Case.ACCUSATIVE;
import static pactwatch.analysis.text.Morph.Case.DATIVE;
import static pactwatch.analysis.text.Morph.Case.GENITIVE;
import static pactwatch.analysis.text.Morph.Case.INSTRUMENTAL;
import static pactwatch.analysis.text.Morph.Case.LOCATIVE;
import static pactwatch.analysis.text.Morph.Case.NOMINATIVE;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import pactwatch.analysis.text.Morph;

/** The cases that the name of a state shows by its ending, in languages without a dictionary. */
final class NameCases {

    /** Endings with the cases that they can be, the longest first. */
    private static final Map<String, Set<Morph.Case>> ARMENIAN = new LinkedHashMap<>();

    private static final Map<String, Set<Morph.Case>> UKRAINIAN = new LinkedHashMap<>();

    static {
        ARMENIAN.put("ում", EnumSet.of(LOCATIVE));
        ARMENIAN.put("ից", EnumSet.of(GENITIVE));
        ARMENIAN.put("ին", EnumSet.of(DATIVE));
        ARMENIAN.put("ով", EnumSet.of(INSTRUMENTAL));
        ARMENIAN.put("ի", EnumSet.of(GENITIVE, DATIVE));
        ARMENIAN.put("ը", EnumSet.of(NOMINATIVE, ACCUSATIVE));
        UKRAINIAN.put("ією", EnumSet.of(INSTRUMENTAL));
        UKRAINIAN.put("ія", EnumSet.of(NOMINATIVE));
        UKRAINIAN.put("ії", EnumSet.of(GENITIVE, DATIVE, LOCATIVE));
        UKRAINIAN.put("ію", EnumSet.of(ACCUSATIVE));
        UKRAINIAN.put("ом", EnumSet.of(INSTRUMENTAL));
        UKRAINIAN.put("стан", EnumSet.of(NOMINATIVE, ACCUSATIVE));
        UKRAINIAN.put("стану", EnumSet.of(GENITIVE, DATIVE, LOCATIVE));
        UKRAINIAN.put("стані", EnumSet.of(LOCATIVE));
    }

    private NameCases() {}

    /** What a form can be; empty if its ending does not tell. */
    static Set<Morph.Case> of(String language, String form) {
        Map<String, Set<Morph.Case>> endings =
                switch (language) {
                    case "hy" -> ARMENIAN;
                    case "uk" -> UKRAINIAN;
                    default -> Map.of();
                };
        for (Map.Entry<String, Set<Morph.Case>> ending : endings.entrySet()) {
            if (form.endsWith(ending.getKey())) {
                return EnumSet.copyOf(ending.getValue());
            }
        }
        return EnumSet.noneOf(Morph.Case.class);
    }
}
