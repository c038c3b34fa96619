package pactwatch.analysis.statement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.text.Mark;

/** Finds who is quoted as saying what a sentence says. */
final class Voices {

    private static final int NEAR = 7;
    private static final int HEADLINE = 4;
    private static final Set<String> PRONOUNS =
            Set.of("он", "она", "они", "его", "ее", "їй", "він");

    private Voices() {}

    /**
     * The speaker of a sentence.
     *
     * @param previous speaker of the sentence before, whom "he said" goes on with
     */
    static @Nullable Speaker of(Scene scene, @Nullable Speaker previous) {
        List<Mark> said = scene.all("SAY", 0, scene.size());
        if (said.isEmpty()) {
            return ofHeadline(scene);
        }
        Mark found = nearest(scene, said);
        if (found != null) {
            return sameOffice(speaker(scene, best(scene, found, said)), scene, previous);
        }
        Optional<Actor> capital =
                scene.actors().stream()
                        .filter(a -> a.sort() == Actor.Sort.STATE && Roles.isSubject(scene, a))
                        .filter(a -> said.stream().anyMatch(s -> isBeside(a, s)))
                        .findFirst();
        if (capital.isPresent()) {
            Actor actor = capital.get();
            return speaker(
                    scene,
                    new Mark("MEMBER", String.valueOf(actor.code()), actor.from(), actor.to()));
        }
        boolean goesOn =
                scene.sentence().tokens().stream().anyMatch(t -> PRONOUNS.contains(t.form()))
                        || said.stream().anyMatch(m -> m.value().equals("on"));
        return goesOn ? previous : null;
    }

    /** The voice nearest to a verb of saying; at the same distance the one that tells most. */
    private static @Nullable Mark nearest(Scene scene, List<Mark> said) {
        Mark nearest = null;
        int least = NEAR + 1;
        for (Mark mark : scene.marks()) {
            if (isVoice(mark)) {
                int distance = distance(mark, said);
                boolean isBetter =
                        distance < least
                                || (nearest != null
                                        && distance == least
                                        && rank(mark) < rank(nearest));
                nearest = isBetter ? mark : nearest;
                least = isBetter ? distance : least;
            }
        }
        return nearest;
    }

    /** "Секретариат: …": the first sentence of the text is still what the title's speaker says. */
    static @Nullable Speaker goesOn(
            @Nullable Speaker told, Scene scene, @Nullable Speaker previous) {
        boolean isStill =
                told == null
                        && scene.index() == 0
                        && previous != null
                        && previous.role() == Speaker.Role.SECRETARIAT
                        && !scene.has("SAY");
        return isStill ? previous : told;
    }

    /** "…, отметил министр": an office that nobody is named for is that of the speaker before. */
    private static Speaker sameOffice(Speaker told, Scene scene, @Nullable Speaker previous) {
        boolean isUnowned =
                told.role() == Speaker.Role.GOVERNMENT
                        && told.office() != null
                        && told.name().equals(told.office())
                        && scene.actors().stream()
                                .noneMatch(a -> a.sort() == Actor.Sort.OFFICE && a.code() != null);
        return isUnowned
                        && previous != null
                        && previous.role() == Speaker.Role.GOVERNMENT
                        && previous.of() != null
                ? previous
                : told;
    }

    /** "В Москве" says nothing, "Москва заявила" does. */
    private static boolean isBeside(Actor actor, Mark said) {
        return said.from() - actor.to() <= 2 && actor.from() - said.to() <= 2;
    }

    /** Of those in one phrase the one that tells most: a person before an office. */
    private static Mark best(Scene scene, Mark first, List<Mark> said) {
        return scene.marks().stream()
                .filter(m -> isVoice(m) && distance(m, said) <= NEAR)
                .filter(m -> Math.abs(m.from() - first.from()) <= HEADLINE)
                .min(Comparator.comparingInt(Voices::rank))
                .orElse(first);
    }

    /** "Песков: …" */
    private static @Nullable Speaker ofHeadline(Scene scene) {
        for (int i = 0; i < Math.min(scene.size(), 2 * HEADLINE); i++) {
            if (scene.form(i).equals(":")) {
                int to = i;
                return scene.marks().stream()
                        .filter(m -> (isVoice(m) || m.is("MEMBER")) && m.to() <= to)
                        .min(Comparator.comparingInt(Voices::rank))
                        .map(m -> speaker(scene, m))
                        .orElse(null);
            }
        }
        return null;
    }

    private static boolean isVoice(Mark mark) {
        return rank(mark) < 6;
    }

    private static int rank(Mark mark) {
        return switch (mark.category()) {
            case "ANALYST" -> 0;
            case "POLITICIAN" -> 1;
            case "SECRETARIAT" -> 2;
            case "LEADER" -> 3;
            case "OFFICE" -> 4;
            case "MEDIA" -> 5;
            default -> 6;
        };
    }

    private static int distance(Mark mark, List<Mark> said) {
        int least = Integer.MAX_VALUE;
        for (Mark s : said) {
            least = Math.min(least, Scene.distance(mark, s));
        }
        return least;
    }

    private static Speaker speaker(Scene scene, Mark mark) {
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
            case "ANALYST" -> new Speaker(words(scene, mark), null, Speaker.Role.ANALYST, null);
            case "POLITICIAN" ->
                    new Speaker(words(scene, mark), null, Speaker.Role.POLITICIAN, null);
            case "MEDIA" -> new Speaker(words(scene, mark), null, Speaker.Role.MEDIA, null);
            case "MEMBER" ->
                    new Speaker(words(scene, mark), null, Speaker.Role.GOVERNMENT, mark.value());
            default -> official(scene, mark);
        };
    }

    /** "МИД: …": whose ministry it is, the text tells by its first speaker. */
    static @Nullable Speaker owned(@Nullable Speaker told, Scene title, FirstVoice first) {
        boolean isUnowned =
                told != null
                        && told.role() == Speaker.Role.GOVERNMENT
                        && title.actors().stream()
                                .noneMatch(a -> a.sort() != Actor.Sort.STATE && a.code() != null);
        if (!isUnowned) {
            return told;
        }
        Speaker government = first.government();
        return government == null ? told : government;
    }

    private static Speaker official(Scene scene, Mark mark) {
        String of =
                scene.actors().stream()
                        .filter(a -> a.from() <= mark.from() && a.to() >= mark.to())
                        .findFirst()
                        .map(a -> Actors.code(a, scene))
                        .orElse(null);
        return new Speaker(words(scene, mark), words(scene, mark), Speaker.Role.GOVERNMENT, of);
    }

    private static String words(Scene scene, Mark mark) {
        StringBuilder words = new StringBuilder();
        for (int i = mark.from(); i < mark.to(); i++) {
            words.append(words.isEmpty() ? "" : " ").append(scene.form(i));
        }
        return words.toString();
    }
}
