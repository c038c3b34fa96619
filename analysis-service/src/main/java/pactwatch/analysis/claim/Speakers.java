package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.text.Mark;

/** Finds who is quoted as saying what a sentence says. */
final class Speakers {

    private static final int NEAR = 10;
    private static final int FAR = 40;
    private static final int COLON_MAX = 8;

    /** Distances that count as the same. */
    private static final int BAND = 4;

    /** Who speaks, in the order of preference at like distance. */
    private static final List<String> CATEGORIES =
            List.of("ANALYST", "POLITICIAN", "SECRETARIAT", "LEADER", "OFFICIAL");

    private static final Set<String> TELLING =
            Set.of(
                    "told",
                    "tells",
                    "tell",
                    "telling",
                    "assured",
                    "assures",
                    "informed",
                    "asked",
                    "reminded",
                    "promised",
                    "urged",
                    "answered");
    private static final Set<String> PRONOUNS = Set.of("he", "she", "он", "она", "they");

    private Speakers() {}

    /**
     * The speaker of a sentence.
     *
     * @param previous speaker of the sentence before, whom "he said" goes on with
     */
    static @Nullable Speaker of(Reading reading, @Nullable Speaker previous) {
        List<Mark> said = new ArrayList<>(reading.of("SAY"));
        colonAfterName(reading).ifPresent(said::add);
        if (said.isEmpty()) {
            return null;
        }
        Mark found = nearest(reading, said);
        if (found != null) {
            return speaker(reading, found);
        }
        boolean goesOn = said.stream().anyMatch(s -> isPronounNear(reading, s));
        return goesOn ? previous : null;
    }

    /** The voice nearest to where something is said; at like distance the preferred one. */
    private static @Nullable Mark nearest(Reading reading, List<Mark> said) {
        Mark nearest = null;
        int least = Integer.MAX_VALUE;
        for (String category : CATEGORIES) {
            for (Mark mark : reading.of(category)) {
                int distance = distance(mark, said);
                boolean isNearer = nearest == null || distance / BAND < least;
                if (isNearer
                        && distance <= reach(mark)
                        && !isAddressee(reading, mark, said)
                        && !isOfOffice(reading, mark)) {
                    nearest = mark;
                    least = distance / BAND;
                }
            }
        }
        return nearest;
    }

    /** "Peskov: no word from Yerevan". */
    private static Optional<Mark> colonAfterName(Reading reading) {
        for (int i = 1; i < Math.min(COLON_MAX, reading.sentence().size()); i++) {
            if (reading.form(i).equals(":")) {
                return Optional.of(new Mark("SAY", "x", i, i + 1));
            }
        }
        return Optional.empty();
    }

    /** The pact's own voice is named at the start of a sentence and says at its end. */
    private static int reach(Mark mark) {
        return mark.is("SECRETARIAT") ? FAR : NEAR;
    }

    /** "Told reporters", "tells deputies": who is spoken to does not speak. */
    private static boolean isAddressee(Reading reading, Mark mark, List<Mark> said) {
        return said.stream()
                .anyMatch(s ->
                        s.to() <= mark.from()
                                && mark.from() - s.to() <= 1
                                && (TELLING.contains(reading.form(s.from()))
                                        || reading.form(s.to()).equals("to")));
    }

    /** "Deputy minister", "party secretary": the office speaks. */
    private static boolean isOfOffice(Reading reading, Mark mark) {
        return mark.is("POLITICIAN")
                && reading.form(mark.from()).equals("deputy")
                && reading.hasWithin("OFFICIAL", mark.to(), mark.to() + 2);
    }

    private static int distance(Mark mark, List<Mark> said) {
        int least = Integer.MAX_VALUE;
        for (Mark s : said) {
            int after = Math.abs(s.from() - mark.to());
            int before = Math.abs(mark.from() - s.to());
            least = Math.min(least, Math.min(after, before));
        }
        return least;
    }

    private static boolean isPronounNear(Reading reading, Mark said) {
        for (int i = said.from() - 2; i <= said.to() + 1; i++) {
            if (PRONOUNS.contains(reading.form(i))) {
                return true;
            }
        }
        return false;
    }

    private static Speaker speaker(Reading reading, Mark mark) {
        return switch (mark.category()) {
            case "LEADER" -> {
                String[] parts = mark.value().split("\\|", 3);
                yield new Speaker(parts[1], parts[2], Speaker.Role.GOVERNMENT, parts[0]);
            }
            case "SECRETARIAT" ->
                    new Speaker(
                            mark.value() + " Secretariat",
                            null,
                            Speaker.Role.SECRETARIAT,
                            mark.value());
            case "ANALYST" -> new Speaker(words(reading, mark), null, Speaker.Role.ANALYST, null);
            case "POLITICIAN" ->
                    new Speaker(words(reading, mark), null, Speaker.Role.POLITICIAN, null);
            default -> official(reading, mark);
        };
    }

    private static Speaker official(Reading reading, Mark mark) {
        Optional<String> beside =
                reading.members().stream()
                        .filter(m -> m.from() - mark.to() <= 2 && mark.from() - m.to() <= 1)
                        .findFirst()
                        .map(Mark::value);
        Optional<String> state =
                beside.or(() ->
                        Members.subjects(reading, mark, mark).stream()
                                .filter(m -> !reading.isLeading(m))
                                .findFirst());
        return new Speaker(
                words(reading, mark),
                words(reading, mark),
                state.isPresent() ? Speaker.Role.GOVERNMENT : Speaker.Role.UNKNOWN,
                state.orElse(null));
    }

    /** The words of a mark in one spelling, since one office is one speaker. */
    private static String words(Reading reading, Mark mark) {
        StringBuilder words = new StringBuilder();
        for (int i = mark.from(); i < mark.to(); i++) {
            words.append(words.isEmpty() ? "" : " ").append(reading.form(i));
        }
        return words.toString().replace("defense", "defence");
    }
}
