package pactwatch.analysis.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Who does an act, whose membership it is, and where a force goes: told by case. */
final class Roles {

    private static final int LIST_GAP_MAX = 2;
    private static final int POSSESSOR_REACH = 3;
    private static final Set<String> COORDINATORS =
            Set.of(",", "и", "а", "или", "с", "та", "й", "і", "\u0587", "ու");
    private static final Set<String> INTO = Set.of("в", "во", "на", "до", "у");
    private static final Set<String> OUT_OF = Set.of("из", "с", "із", "з", "зі");
    private static final Set<String> RELATIVES = Set.of("который", "которая", "которые", "которое");
    private static final Set<String> WE =
            Set.of("мы", "наш", "наше", "нашего", "ми", "մենք", "մեր");

    private Roles() {}

    /** The states that do what a trigger says; empty if nobody can be told. */
    static List<String> subjects(Scene scene, Trigger trigger) {
        return subjectActor(scene, trigger)
                .map(a -> list(scene, a))
                .orElseGet(() -> fallback(scene));
    }

    static Optional<Actor> subjectActor(Scene scene, Trigger trigger) {
        Optional<Actor> own =
                addressee(scene, trigger)
                        .or(() -> nominative(scene, trigger.from(), trigger.to(), trigger));
        if (own.isPresent()) {
            return own;
        }
        int clause = scene.clauseIndex(trigger.start());
        for (int i = trigger.from(); i < Math.min(trigger.from() + 3, trigger.to()); i++) {
            boolean isRelative =
                    RELATIVES.contains(scene.form(i)) || scene.token(i).hasLemma("который");
            if (isRelative) {
                return lastBefore(scene, trigger.from());
            }
        }
        for (int i = clause - 1; i >= 0; i--) {
            int[] other = scene.clauses().get(i);
            Optional<Actor> found =
                    nominative(scene, other[0], other[1], trigger).filter(a -> !isVoice(scene, a));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** "Ташкенту пора вернуться", "посоветовал Еревану не спешить с выходом". */
    private static Optional<Actor> addressee(Scene scene, Trigger trigger) {
        if (!trigger.isNoun() && !trigger.isInfinitive()) {
            return Optional.empty();
        }
        return scene.actors().stream()
                .filter(a -> a.from() >= trigger.from() && a.to() <= trigger.start())
                .filter(a -> a.sort() != Actor.Sort.PEOPLE && a.code() != null)
                .filter(a -> a.cases().contains(Morph.Case.DATIVE))
                .filter(a -> !a.can(Morph.Case.NOMINATIVE) && !a.can(Morph.Case.GENITIVE))
                .filter(a -> !isGoverned(scene, a))
                .findFirst();
    }

    /** Who only speaks of the act: a person or an office beside a verb of saying. */
    private static boolean isVoice(Scene scene, Actor actor) {
        boolean isPerson = actor.sort() == Actor.Sort.PERSON || actor.sort() == Actor.Sort.OFFICE;
        boolean isHeading = actor.to() < scene.size() && scene.form(actor.to()).equals(":");
        return isHeading || (isPerson && scene.has("SAY", actor.from() - 3, actor.to() + 3));
    }

    private static Optional<Actor> lastBefore(Scene scene, int at) {
        return scene.actors().stream().filter(a -> a.to() <= at).reduce((_, b) -> b);
    }

    private static Optional<Actor> nominative(Scene scene, int from, int to, Trigger trigger) {
        return scene.actors().stream()
                .filter(a -> a.from() >= from && a.to() <= to)
                .filter(a -> isSubject(scene, a))
                .min((a, b) -> Integer.compare(rank(a, trigger), rank(b, trigger)));
    }

    /** Before its verb rather than after it, near rather than far. */
    private static int rank(Actor actor, Trigger trigger) {
        int distance =
                actor.from() >= trigger.end()
                        ? actor.from() - trigger.end() + 1
                        : trigger.start() - actor.to();
        return distance * 2
                + (actor.sort() == Actor.Sort.PRONOUN
                        ? 5
                        : actor.sort() == Actor.Sort.PEOPLE ? 9 : 0);
    }

    static boolean isSubject(Scene scene, Actor actor) {
        if (actor.sort() == Actor.Sort.PEOPLE) {
            return isPeopleActing(scene, actor);
        }
        if (!actor.can(Morph.Case.NOMINATIVE) || isGoverned(scene, actor)) {
            return false;
        }
        if (actor.can(Morph.Case.GENITIVE)
                && !actor.cases().isEmpty()
                && followsNoun(scene, actor)) {
            return false;
        }
        boolean isObjectToo = !actor.cases().isEmpty() || actor.sort() == Actor.Sort.OFFICE;
        return isObjectToo || !followsNoun(scene, actor);
    }

    /** "Армянские военные": an adjective that stands with its noun as subject. */
    private static boolean isPeopleActing(Scene scene, Actor actor) {
        return actor.cases().contains(Morph.Case.NOMINATIVE)
                && actor.to() < scene.size()
                && !isGoverned(scene, actor)
                && scene.token(actor.to()).morphs().stream()
                        .anyMatch(m ->
                                m.tense() == Morph.Tense.NOUN
                                        && m.casus() == Morph.Case.NOMINATIVE);
    }

    /** An undeclined name right after a noun belongs to it: "столица Баку". */
    private static boolean followsNoun(Scene scene, Actor actor) {
        int at = actor.from() - 1;
        return actor.sort() == Actor.Sort.STATE
                && at >= 0
                && scene.token(at).morphs().stream().anyMatch(m -> m.tense() == Morph.Tense.NOUN);
    }

    static boolean isGoverned(Scene scene, Actor actor) {
        return scene.has("PREP", actor.from() - 1, actor.from());
    }

    private static List<String> fallback(Scene scene) {
        boolean isWe = scene.sentence().tokens().stream().anyMatch(t -> WE.contains(t.form()));
        if (isWe
                && scene.speaker() != null
                && scene.speaker().role() == Speaker.Role.GOVERNMENT
                && scene.speaker().of() != null) {
            return List.of(Objects.requireNonNull(scene.speaker().of()));
        }
        String last = scene.lastState() == null ? scene.protagonist() : scene.lastState();
        return last == null ? List.of() : List.of(last);
    }

    /** Whose a noun is: "членство Узбекистана", "узбекское членство", "приостановке Ереваном". */
    static Optional<Actor> possessor(Scene scene, int from, int to) {
        return scene.actors().stream()
                .filter(a -> isPossessor(scene, a, from, to))
                .min((a, b) -> Integer.compare(a.from(), b.from()));
    }

    private static boolean isPossessor(Scene scene, Actor actor, int from, int to) {
        boolean isAfter =
                actor.from() >= to
                        && actor.from() - to <= POSSESSOR_REACH - 1
                        && (actor.can(Morph.Case.GENITIVE) || actor.can(Morph.Case.INSTRUMENTAL))
                        && !isGoverned(scene, actor)
                        && actor.sort() != Actor.Sort.PEOPLE
                        && isPlain(scene, to, actor.from());
        boolean isAdjective =
                actor.sort() == Actor.Sort.PEOPLE && actor.to() <= from && from - actor.to() <= 1;
        return isAfter || isAdjective;
    }

    private static boolean isPlain(Scene scene, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!scene.token(i).isWord() || scene.has("PREP", i, i + 1)) {
                return false;
            }
        }
        return true;
    }

    /** The state as direct object: "вывести Армению", "исключить Россию". */
    static Optional<Actor> object(Scene scene, Trigger trigger) {
        return scene.actors().stream()
                .filter(a -> a.from() >= trigger.from() && a.to() <= trigger.to())
                .filter(a -> a.sort() == Actor.Sort.STATE || a.sort() == Actor.Sort.PRONOUN)
                .filter(a -> a.can(Morph.Case.ACCUSATIVE) || a.can(Morph.Case.GENITIVE))
                .filter(a -> !isGoverned(scene, a))
                .filter(a -> Math.abs(a.from() - trigger.start()) <= 5)
                .findFirst();
    }

    /** An actor with those that stand in one list with it. */
    static List<String> list(Scene scene, Actor one) {
        List<Actor> actors = scene.actors();
        int at = actors.indexOf(one);
        int first = at;
        while (first > 0 && isListed(scene, actors.get(first - 1), actors.get(first))) {
            first--;
        }
        int last = at;
        while (last + 1 < actors.size()
                && isListed(scene, actors.get(last), actors.get(last + 1))) {
            last++;
        }
        boolean isClosed = first == last || !scene.form(actors.get(last).from() - 1).equals(",");
        List<String> codes = new ArrayList<>();
        for (int i = isClosed ? first : at; i <= (isClosed ? last : at); i++) {
            String code = Actors.code(actors.get(i), scene);
            if (code != null && !codes.contains(code)) {
                codes.add(code);
            }
        }
        return codes;
    }

    private static boolean isListed(Scene scene, Actor left, Actor right) {
        int gap = right.from() - left.to();
        boolean isPerson = left.sort() != Actor.Sort.STATE || right.sort() != Actor.Sort.STATE;
        if (gap < 1 || gap > LIST_GAP_MAX || isPerson) {
            return false;
        }
        for (int i = left.to(); i < right.from(); i++) {
            if (!COORDINATORS.contains(scene.form(i))) {
                return false;
            }
        }
        return true;
    }

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
                        .filter(a -> INTO.contains(preposition(scene, a)))
                        .filter(a -> a.can(Morph.Case.LOCATIVE))
                        .filter(a -> a.sort() == Actor.Sort.STATE)
                        .findFirst()
                        .map(a -> Actors.code(a, scene)));
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
