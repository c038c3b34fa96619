package pactwatch.analysis.statement;

import java.util.List;
import java.util.Optional;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Forces and missions that the pact sends or takes home. */
final class ForceRules {

    /** The rule of a sending whose goal the sentence does not name. */
    static final String SEND_SOMEWHERE = "send-somewhere";

    private static final int FORCE_REACH = 9;
    private static final int SUBJECT_REACH = 20;
    private static final int OWNER_REACH = 2;
    private static final int PACT_REACH = 4;

    private final Scene scene;
    private final SourcedPast past;
    private final List<Found> found;

    ForceRules(Scene scene, SourcedPast past, List<Found> found) {
        this.scene = scene;
        this.past = past;
        this.found = found;
    }

    void find(Trigger trigger) {
        switch (trigger.mark().category()) {
            case "SEND" -> send(trigger);
            case "DEPART", "LEAVE", "EXIT", "TAKEOUT" -> depart(trigger);
            case "RETURN" -> depart(trigger);
            default -> {}
        }
    }

    private Optional<Mark> force(Trigger trigger) {
        return force(trigger, FORCE_REACH);
    }

    private Optional<Mark> force(Trigger trigger, int reach) {
        return Scene.nearest(
                scene.marks().of("FORCE"), trigger.mark(), reach, f -> !isOfAnother(f));
    }

    /** "Российские миротворцы" are one state's own, unless the pact stands in the clause too. */
    private boolean isOfAnother(Mark force) {
        int[] clause = scene.clauseOf(force.from());
        boolean isPactNear =
                scene.pacts().stream().anyMatch(p -> p.from() >= clause[0] && p.to() <= clause[1]);
        boolean isRival =
                scene.all("RIVAL", clause[0], clause[1]).stream()
                        .anyMatch(r -> Scene.distance(r, force) <= PACT_REACH);
        boolean isOwned =
                scene.actors().stream()
                        .anyMatch(a ->
                                a.sort() == Actor.Sort.PEOPLE
                                        && past.isLeading(String.valueOf(a.code()))
                                        && a.to() <= force.from()
                                        && force.from() - a.to() < OWNER_REACH);
        boolean isForeign = scene.has("ALIEN", force.from() - 1, force.to() + 1);
        return isRival || isForeign || isNoForce(force) || (isOwned && !isPactNear);
    }

    /** "По словам наблюдателей", "военные блоки", "«Мирная миссия»". */
    private boolean isNoForce(Mark force) {
        String before = scene.form(force.from() - 1);
        boolean isTold = scene.has("SAY", force.from() - 1, force.from()) && force.length() == 1;
        boolean isAdjective =
                force.length() == 1
                        && scene.form(force.from()).startsWith("военны")
                        && force.to() < scene.size()
                        && scene.token(force.to()).morphs().stream()
                                .anyMatch(m -> m.tense() == Morph.Tense.NOUN)
                        && scene.actors().stream().noneMatch(a -> a.from() == force.to());
        boolean isName =
                before.equals("мирной") || before.equals("мирная") || before.equals("мирную");
        return isTold || isAdjective || isName;
    }

    private void send(Trigger trigger) {
        Optional<Mark> force = force(trigger);
        boolean isNotYet =
                trigger.tense().equals("PAST") && Factuality.of(scene, trigger).isNegated();
        boolean isFulfilled = scene.form(trigger.start()).startsWith("выполнен");
        boolean isRequest = trigger.isInfinitive() && (isAskedFor(trigger) || isOfLeader(trigger));
        if (force.isEmpty()
                || !scene.isOfPact()
                || scene.isTraining()
                || isNotYet
                || isRequest
                || isFulfilled) {
            return;
        }
        boolean isComingFrom =
                Places.source(scene, trigger.mark()).isPresent()
                        && Places.goal(scene, trigger).isEmpty();
        boolean isHome = scene.has("SERVED") && scene.has("LANDED", trigger.start(), trigger.end());
        if (isHome || (isComingFrom && scene.has("TRAVEL", trigger.start(), trigger.end()))) {
            depart(trigger);
        }
        if (isHome || isComingFrom || isElsewhere(trigger)) {
            return;
        }
        Optional<String> place =
                Places.goal(scene, trigger)
                        .filter(p -> !isSender(trigger, p))
                        .or(() -> host().filter(h -> !isSender(trigger, h)))
                        .filter(p -> !past.isLeading(p))
                        .filter(p -> past.wasParty(p) || isNotSent(trigger));
        if (place.isEmpty()) {
            return;
        }
        boolean isMission = force.get().value().equals("MISSION");
        Assertion told = Factuality.of(scene, trigger).ofAct();
        boolean isThere = scene.has("BETHERE", trigger.start(), trigger.end());
        Assertion assertion =
                told == Assertion.ANNOUNCED && (isThere || scene.has("DECIDE"))
                        ? Assertion.ACTUAL
                        : told;
        found.add(
                new Found(
                        Kind.INTERVENTION,
                        place.get(),
                        assertion,
                        trigger,
                        isMission ? Claim.Form.MISSION : Claim.Form.FORCE,
                        null,
                        Places.goal(scene, trigger).isPresent() ? "send" : SEND_SOMEWHERE));
    }

    /** Where the pact has never been, only that it will not come, or may, is told. */
    private boolean isNotSent(Trigger trigger) {
        Assertion told = Factuality.of(scene, trigger).ofAct();
        boolean isThought = told == Assertion.POSSIBLE || told == Assertion.DEMANDED;
        return told == Assertion.DENIED || (isThought && Places.goal(scene, trigger).isPresent());
    }

    private boolean isSender(Trigger trigger, String host) {
        return Roles.subjectActor(scene, trigger)
                .filter(_ -> !isAttribute(trigger))
                .filter(a -> a.code() != null && !Places.isBare(scene, trigger, a))
                .map(a -> Roles.list(scene, a).contains(host))
                .orElse(false);
    }

    /** "Благодарил за присланные войска": whoever thanks has not sent them. */
    private boolean isAttribute(Trigger trigger) {
        return trigger.tense().equals("PAST")
                && scene.token(trigger.start()).morphs().stream()
                        .anyMatch(
                                m -> m.tense() == Morph.Tense.PAST && m.casus() != Morph.Case.NONE);
    }

    /** "Попросил прислать": a request, and nothing sent yet. */
    private boolean isAskedFor(Trigger trigger) {
        return scene.all("ASK", trigger.from(), trigger.to()).stream()
                .anyMatch(a -> !a.value().equals("NOUN"));
    }

    /** "Попросила Россию ввести миротворцев": not the pact is asked. */
    private boolean isOfLeader(Trigger trigger) {
        boolean isPact =
                scene.pacts().stream()
                        .anyMatch(p -> p.from() >= trigger.from() && p.to() <= trigger.to());
        return !isPact
                && scene.actors().stream()
                        .anyMatch(a ->
                                past.isLeading(String.valueOf(a.code()))
                                        && a.from() >= trigger.from()
                                        && a.to() <= trigger.to());
    }

    /** "Направит солдат в Сирию": a place that is no member's. */
    private boolean isElsewhere(Trigger trigger) {
        for (int i = trigger.end();
                i + 1 < Math.min(trigger.to(), trigger.end() + PACT_REACH);
                i++) {
            int at = i + 1;
            boolean isInto = scene.form(i).equals("в") || scene.form(i).equals("на");
            boolean isName =
                    scene.token(at).isCapital()
                            && scene.actors().stream()
                                    .noneMatch(a -> a.from() <= at && at < a.to());
            if (isInto && isName) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> host() {
        return scene.host(past);
    }

    private void depart(Trigger trigger) {
        Optional<Mark> force =
                force(trigger, SUBJECT_REACH)
                        .filter(f -> isInClause(trigger, f) || isItsSubject(trigger, f))
                        .or(() -> withdrawal(trigger));
        if (force.isEmpty()
                || !scene.isOfPact()
                || !scene.story().isOfForce()
                || scene.isTraining()) {
            return;
        }
        boolean isFromPact =
                scene.pacts().stream()
                        .anyMatch(p ->
                                p.from() >= trigger.end()
                                        && p.from() - trigger.end() <= 2
                                        && scene.form(p.from() - 1).equals("из"));
        Optional<String> place =
                direct(trigger)
                        .or(() -> Places.source(scene, trigger.mark()))
                        .or(() ->
                                Places.destination(scene, trigger.mark())
                                        .filter(p -> !past.isLeading(p)))
                        .or(this::host)
                        .filter(p -> past.wasParty(p) && !past.isLeading(p));
        if (place.isEmpty() || isFromPact) {
            return;
        }
        Assertion told = Factuality.of(scene, trigger).ofAct();
        boolean isAhead =
                told == Assertion.ACTUAL
                        && !scene.has("FINISH")
                        && (scene.has("AHEAD") || (trigger.isNoun() && isFuture(trigger)));
        found.add(
                new Found(
                        Kind.INTERVENTION_END,
                        place.get(),
                        isAhead ? Assertion.ANNOUNCED : told,
                        trigger,
                        null,
                        scene.has("FINISH") || trigger.tense().equals("PAST")
                                ? Claim.Phase.COMPLETE
                                : Claim.Phase.BEGUN,
                        "depart"));
    }

    /** "Вывод пойдёт по графику": of the force that the text is about. */
    private Optional<Mark> withdrawal(Trigger trigger) {
        boolean isBare =
                trigger.mark().is("DEPART")
                        && scene.has("PULLOUT", trigger.start(), trigger.end())
                        && (trigger.end() == scene.size() || !isGenitive(trigger.end()));
        return isBare && !scene.has("RIVAL") && !scene.has("FORCE")
                ? Optional.of(trigger.mark())
                : Optional.empty();
    }

    private boolean isGenitive(int at) {
        return scene.token(at).morphs().stream()
                .anyMatch(m -> m.tense() == Morph.Tense.NOUN && m.casus() == Morph.Case.GENITIVE);
    }

    private static boolean isInClause(Trigger trigger, Mark force) {
        return force.from() >= trigger.from() && force.to() <= trigger.to();
    }

    /** "Миротворцы вошли в январе, не стреляли и покинули страну". */
    private boolean isItsSubject(Trigger trigger, Mark force) {
        boolean isNominative =
                scene.token(force.from()).morphs().stream()
                        .anyMatch(m -> m.casus() == Morph.Case.NOMINATIVE);
        boolean hasOther =
                scene.actors().stream()
                        .anyMatch(a ->
                                a.from() > force.to()
                                        && a.to() <= trigger.start()
                                        && Roles.isSubject(scene, a));
        return isNominative && !trigger.isNoun() && force.to() <= trigger.start() && !hasOther;
    }

    /** "Вывод займёт десять дней". */
    private boolean isFuture(Trigger trigger) {
        for (int i = trigger.from(); i < trigger.to(); i++) {
            if (scene.token(i).morphs().stream().anyMatch(m -> m.tense() == Morph.Tense.FUT)) {
                return true;
            }
        }
        return false;
    }

    /** "Покинули Казахстан". */
    private Optional<String> direct(Trigger trigger) {
        return scene.actors().stream()
                .filter(a -> a.sort() == Actor.Sort.STATE)
                .filter(a -> a.from() >= trigger.end() && a.from() - trigger.end() <= 2)
                .filter(a -> !Roles.isGoverned(scene, a))
                .findFirst()
                .map(a -> Actors.code(a, scene));
    }
}
