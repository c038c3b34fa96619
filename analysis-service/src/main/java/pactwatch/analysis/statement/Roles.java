package pactwatch.analysis.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.text.Morph;

/** Who does an act, whose membership it is, and where a force goes: told by case. */
final class Roles {

    private static final int LIST_GAP_MAX = 2;
    private static final int POSSESSOR_REACH = 3;
    private static final int VOICE_COST = 12;
    private static final Set<String> COORDINATORS =
            Set.of(",", "и", "а", "или", "с", "та", "й", "і", "\u0587", "ու");
    private static final int DESCRIBED_REACH = 6;
    private static final Set<String> DESCRIBING =
            Set.of("EXIT", "LEAVE", "FREEZE", "PAUSE", "JOIN", "RETURN", "LAPSE", "REFUSE", "SHUN");
    private static final Set<String> WHENCE = Set.of("из", "от", "із", "від", "з");
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
                described(scene, trigger)
                        .or(() -> addressee(scene, trigger))
                        .or(() -> nominative(scene, trigger.from(), trigger.to(), trigger));
        if (own.isPresent()) {
            return own;
        }
        Optional<Actor> absent = whence(scene, trigger);
        if (absent.isPresent()) {
            return absent;
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
                .filter(a -> isAddressed(scene, a) || isHolder(scene, a))
                .findFirst();
    }

    private static boolean isAddressed(Scene scene, Actor actor) {
        return actor.cases().contains(Morph.Case.DATIVE)
                && !actor.can(Morph.Case.NOMINATIVE)
                && !actor.can(Morph.Case.GENITIVE)
                && !isGoverned(scene, actor);
    }

    /** "У Баку вступать желания нет". */
    private static boolean isHolder(Scene scene, Actor actor) {
        return scene.before(actor.from()).equals("у")
                && (actor.cases().isEmpty() || actor.can(Morph.Case.GENITIVE));
    }

    /** "О Грузии, вышедшей из договора": a participle belongs to the name before it. */
    private static Optional<Actor> described(Scene scene, Trigger trigger) {
        boolean isParticiple =
                DESCRIBING.contains(trigger.mark().category())
                        && scene.token(trigger.start()).morphs().stream()
                                .anyMatch(m ->
                                        (m.tense() == Morph.Tense.PAST
                                                        || m.tense() == Morph.Tense.PRES)
                                                && m.casus() != Morph.Case.NONE
                                                && m.casus() != Morph.Case.NOMINATIVE);
        return isParticiple
                ? lastBefore(scene, trigger.start())
                        .filter(a -> trigger.start() - a.to() <= DESCRIBED_REACH)
                : Optional.empty();
    }

    /** "Из Армении никто не приехал", "от Еревана не приехал никто". */
    private static Optional<Actor> whence(Scene scene, Trigger trigger) {
        return scene.has("NOBODY", trigger.from(), trigger.to())
                ? scene.actors().stream()
                        .filter(a -> a.from() >= trigger.from() && a.to() <= trigger.to())
                        .filter(a -> a.sort() == Actor.Sort.STATE && a.can(Morph.Case.GENITIVE))
                        .filter(a -> WHENCE.contains(scene.before(a.from())))
                        .findFirst()
                : Optional.empty();
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
                .min((a, b) -> Integer.compare(rank(scene, a, trigger), rank(scene, b, trigger)));
    }

    /** Before its verb rather than after it, near rather than far. */
    private static int rank(Scene scene, Actor actor, Trigger trigger) {
        boolean isVoice = actor.sort() != Actor.Sort.STATE && isVoice(scene, actor);
        int distance =
                actor.from() >= trigger.end()
                        ? actor.from() - trigger.end() + 1
                        : trigger.start() - actor.to();
        return (isVoice ? VOICE_COST : 0)
                + distance * 2
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
        boolean isDeclined = actor.sort() == Actor.Sort.PERSON && !actor.cases().isEmpty();
        return (actor.sort() == Actor.Sort.STATE || isDeclined)
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
}
