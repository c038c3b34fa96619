package pactwatch.analysis.claim;

import java.util.Comparator;
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
    private static final Set<String> PRONOUNS = Set.of("he", "she", "он", "она", "they");

    private Speakers() {}

    /**
     * The speaker of a sentence.
     *
     * @param previous speaker of the sentence before, whom "he said" goes on with
     */
    static @Nullable Speaker of(Reading reading, @Nullable Speaker previous) {
        List<Mark> said = reading.of("SAY");
        if (said.isEmpty()) {
            return null;
        }
        for (String category :
                List.of("ANALYST", "POLITICIAN", "SECRETARIAT", "LEADER", "OFFICIAL")) {
            Optional<Mark> found =
                    reading.of(category).stream()
                            .filter(m -> distance(m, said) <= reach(category))
                            .min(Comparator.comparingInt(m -> distance(m, said)));
            if (found.isPresent()) {
                return speaker(reading, category, found.get());
            }
        }
        boolean goesOn = said.stream().anyMatch(s -> isPronounNear(reading, s));
        return goesOn ? previous : null;
    }

    /** The pact's own voice is named at the start of a sentence and says at its end. */
    private static int reach(String category) {
        return category.equals("SECRETARIAT") ? FAR : NEAR;
    }

    private static int distance(Mark mark, List<Mark> said) {
        return said.stream()
                .mapToInt(s ->
                        Math.min(Math.abs(s.from() - mark.to()), Math.abs(mark.from() - s.to())))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static boolean isPronounNear(Reading reading, Mark said) {
        for (int i = said.from() - 2; i <= said.to() + 1; i++) {
            if (PRONOUNS.contains(reading.form(i))) {
                return true;
            }
        }
        return false;
    }

    private static Speaker speaker(Reading reading, String category, Mark mark) {
        return switch (category) {
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
        Optional<Mark> state =
                reading.members().stream()
                        .filter(m -> m.from() - mark.to() <= 2 && mark.from() - m.to() <= 3)
                        .findFirst();
        return new Speaker(
                words(reading, mark),
                words(reading, mark),
                state.isPresent() ? Speaker.Role.GOVERNMENT : Speaker.Role.UNKNOWN,
                state.map(Mark::value).orElse(null));
    }

    private static String words(Reading reading, Mark mark) {
        StringBuilder words = new StringBuilder();
        for (int i = mark.from(); i < mark.to(); i++) {
            words.append(words.isEmpty() ? "" : " ").append(reading.form(i));
        }
        return words.toString();
    }
}
