package pactwatch.analysis.statement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Whose membership a trigger speaks of, and of which pact. */
final class Membership {

    static final int OBJECT_REACH = 8;
    static final int MEMBERSHIP_REACH = 9;
    static final Set<String> FROM = Set.of("из", "от", "с", "із", "з", "зі");
    static final Set<String> TO = Set.of("в", "во", "к", "до", "у");
    static final Set<String> PRONOUNS =
            Set.of("нее", "него", "ее", "его", "нему", "ней", "неї", "нього");

    private final Scene scene;
    private final SourcedPast past;

    Membership(Scene scene, SourcedPast past) {
        this.scene = scene;
        this.past = past;
    }

    /** The pact after one of the prepositions, near the trigger, with no other name in between. */
    Optional<Mark> governedPact(Trigger trigger, Set<String> prepositions) {
        Optional<Mark> pact =
                scene.pacts().stream()
                        .filter(p ->
                                prepositions.contains(scene.before(p.from()))
                                        || isInCase(p, prepositions))
                        .filter(p -> p.from() >= trigger.from() && p.to() <= trigger.to())
                        .filter(p -> Scene.distance(p, trigger.mark()) <= OBJECT_REACH)
                        .min((a, b) ->
                                Integer.compare(
                                        Scene.distance(a, trigger.mark()),
                                        Scene.distance(b, trigger.mark())));
        if (pact.isPresent()) {
            return pact.filter(p -> !isRivalNearer(trigger, p));
        }
        boolean isAfter =
                prepositions.contains(scene.form(trigger.end()))
                        && PRONOUNS.contains(scene.form(trigger.end() + 1));
        boolean isBefore =
                prepositions.contains(scene.form(trigger.start() - 2))
                        && PRONOUNS.contains(scene.form(trigger.start() - 1));
        boolean isPronoun = (isAfter || isBefore) && scene.isOfPact();
        return isPronoun ? Optional.of(trigger.mark()) : Optional.empty();
    }

    /** Armenian says by its endings what others say by prepositions. */
    private boolean isInCase(Mark pact, Set<String> prepositions) {
        String form = scene.form(pact.to() - 1);
        return prepositions.equals(FROM) ? form.endsWith("ից") : form.endsWith("ին");
    }

    private boolean isRivalNearer(Trigger trigger, Mark pact) {
        return scene.marks().stream()
                .filter(m -> m.is("RIVAL"))
                .anyMatch(r ->
                        Scene.distance(r, trigger.mark()) < Scene.distance(pact, trigger.mark())
                                && !isCoordinated(r)
                                && (r.from() >= trigger.end()) == (pact.from() >= trigger.end()));
    }

    /** "В НАТО и ОДКБ", "ни в НАТО, ни в ОДКБ". */
    private boolean isCoordinated(Mark rival) {
        String next = scene.form(rival.to());
        return next.equals("и")
                || next.equals("или")
                || (next.equals(",") && scene.form(rival.to() + 1).equals("ни"));
    }

    boolean hasYear(int from, int to) {
        for (int i = from; i < to; i++) {
            if (scene.form(i).matches("(19|20)\\d\\d(-.*)?")) {
                return true;
            }
        }
        return false;
    }

    boolean isNoun(int at) {
        return at >= 0
                && at < scene.size()
                && scene.actors().stream().noneMatch(a -> a.from() <= at && at < a.to())
                && scene.token(at).morphs().stream().anyMatch(m -> m.tense() == Morph.Tense.NOUN);
    }

    List<String> owners(Trigger trigger) {
        if (trigger.isNoun()) {
            Optional<Actor> owner = Roles.possessor(scene, trigger.start(), trigger.end());
            if (owner.isPresent()) {
                return Roles.list(scene, owner.get());
            }
        }
        return subjects(trigger);
    }

    /** The leading state's officials speak of others' membership. */
    List<String> subjects(Trigger trigger) {
        Optional<Actor> subject = Roles.subjectActor(scene, trigger);
        boolean isSpokesman =
                subject.filter(a -> a.sort() != Actor.Sort.STATE || trigger.isNoun())
                        .map(a -> Actors.code(a, scene))
                        .filter(past::isLeading)
                        .isPresent();
        return isSpokesman ? fallback() : Roles.subjects(scene, trigger);
    }

    private List<String> fallback() {
        String last = scene.lastState() == null ? scene.protagonist() : scene.lastState();
        return Optional.ofNullable(last).stream().toList();
    }

    /** "Участие в Арктическом совете", "членство в ПАСЕ". */
    boolean isOfAnother(Mark membership) {
        for (int i = membership.to(); i < Math.min(membership.to() + 4, scene.size()); i++) {
            int at = i + 1;
            if (!scene.token(i).isWord()) {
                break;
            }
            boolean isIn = scene.form(i).equals("в") || scene.form(i).equals("у");
            if (isIn && at < scene.size()) {
                boolean isPact =
                        scene.pacts().stream().anyMatch(p -> p.from() - at <= 3 && p.to() > at);
                boolean isName = scene.token(at).isCapital() || scene.has("RIVAL", at, at + 1);
                return isName && !isPact;
            }
        }
        return scene.all("RIVAL", membership.to(), membership.to() + 3).stream()
                .findAny()
                .isPresent();
    }

    List<String> freezers(Trigger trigger, Optional<Mark> membership) {
        Optional<Actor> owner =
                membership
                        .flatMap(m -> Roles.possessor(scene, m.from(), m.to()))
                        .or(() ->
                                trigger.isNoun()
                                        ? Roles.possessor(scene, trigger.start(), trigger.end())
                                        : Optional.empty());
        return owner.map(a -> Roles.list(scene, a)).orElseGet(() -> subjects(trigger));
    }
}
