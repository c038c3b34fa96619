package pactwatch.analysis.statement;

import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Where a force goes, is, or comes from: told by preposition and case. */
final class Places {

    private static final Set<String> INTO = Set.of("в", "во", "на", "до", "у");
    private static final Set<String> OUT_OF = Set.of("из", "с", "із", "з", "зі");

    private Places() {}

    /** The state that a force goes to or is in. */
    static Optional<String> destination(Scene scene, Mark near) {
        return governed(scene, near, INTO, Set.of(Morph.Case.ACCUSATIVE, Morph.Case.LOCATIVE));
    }

    /** The state that a force goes to: "в Казахстан", and "в Казахстане" only after the verb. */
    static Optional<String> goal(Scene scene, Trigger trigger) {
        Optional<String> into =
                governed(scene, trigger.mark(), INTO, Set.of(Morph.Case.ACCUSATIVE));
        return into.or(() ->
                scene.actors().stream()
                        .filter(a -> a.from() >= trigger.end() || a.cases().isEmpty())
                        .filter(a ->
                                INTO.contains(preposition(scene, a)) || isBare(scene, trigger, a))
                        .filter(a -> a.can(Morph.Case.LOCATIVE))
                        .filter(a -> a.sort() == Actor.Sort.STATE)
                        .findFirst()
                        .map(a -> Actors.code(a, scene)));
    }

    /** Armenian: "Հայաստան ուղարկել", the name without its article right before the verb. */
    static boolean isBare(Scene scene, Trigger trigger, Actor actor) {
        String form = scene.form(actor.to() - 1);
        return !form.isEmpty()
                && form.charAt(0) >= '\u0531'
                && form.charAt(0) <= '\u0587'
                && form.endsWith("ան")
                && Math.max(actor.from() - trigger.end(), trigger.start() - actor.to()) <= 1;
    }

    /** The state that a force comes from. */
    static Optional<String> source(Scene scene, Mark near) {
        return governed(scene, near, OUT_OF, Set.of(Morph.Case.GENITIVE));
    }

    private static Optional<String> governed(
            Scene scene, Mark near, Set<String> prepositions, Set<Morph.Case> cases) {
        return scene.actors().stream()
                .filter(a -> prepositions.contains(preposition(scene, a)))
                .filter(a ->
                        a.sort() == Actor.Sort.STATE
                                || a.sort() == Actor.Sort.PRONOUN
                                || isOfLand(scene, a))
                .filter(a -> cases.stream().anyMatch(a::can))
                .min((a, b) ->
                        Integer.compare(
                                Math.abs(a.from() - near.from()), Math.abs(b.from() - near.from())))
                .map(a -> Actors.code(a, scene));
    }

    /** "На таджикскую границу". */
    private static boolean isOfLand(Scene scene, Actor actor) {
        return actor.sort() == Actor.Sort.PEOPLE
                && actor.code() != null
                && scene.has("LAND", actor.to(), actor.to() + 1);
    }

    /** "В Казахстан", "в соседний Казахстан", "на территорию Казахстана". */
    private static String preposition(Scene scene, Actor actor) {
        String one = scene.before(actor.from());
        if (INTO.contains(one) || OUT_OF.contains(one)) {
            return one;
        }
        String two = scene.before(actor.from() - 1);
        boolean isLong = one.length() > 4;
        return isLong && (INTO.contains(two) || OUT_OF.contains(two)) ? two : one;
    }
}
