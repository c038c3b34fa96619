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
    private static final int OWNER_REACH = 2;
    private static final int PACT_REACH = 4;

    private final Scene scene;
    private final SourcedPast past;
    private final List<Found> found;

    private ForceRules(Scene scene, SourcedPast past, List<Found> found) {
        this.scene = scene;
        this.past = past;
        this.found = found;
    }

    static void find(Scene scene, Trigger trigger, SourcedPast past, List<Found> found) {
        ForceRules rules = new ForceRules(scene, past, found);
        switch (trigger.mark().category()) {
            case "SEND" -> rules.send(trigger);
            case "DEPART", "LEAVE", "EXIT", "TAKEOUT" -> rules.depart(trigger);
            case "RETURN" -> rules.depart(trigger);
            case "BASE" -> rules.base(trigger);
            case "INTERVENE" -> rules.intervene(trigger);
            default -> {}
        }
    }

    private Optional<Mark> force(Trigger trigger) {
        return Scene.nearest(
                scene.marks().of("FORCE"), trigger.mark(), FORCE_REACH, f -> !isOfAnother(f));
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
        boolean isForeign = scene.has("ALIEN", force.from() - 1, force.to());
        return isRival || isForeign || (isOwned && !isPactNear);
    }

    private void send(Trigger trigger) {
        Optional<Mark> force = force(trigger);
        boolean isNotYet =
                trigger.tense().equals("PAST") && Factuality.of(scene, trigger).isNegated();
        boolean isRequest = trigger.isInfinitive() && (isAskedFor(trigger) || isOfLeader(trigger));
        if (force.isEmpty() || !scene.isOfPact() || isTraining() || isNotYet || isRequest) {
            return;
        }
        boolean isComingFrom =
                Roles.source(scene, trigger.mark()).isPresent()
                        && Roles.goal(scene, trigger).isEmpty();
        if (isComingFrom) {
            depart(trigger);
        }
        if (isComingFrom || isElsewhere(trigger)) {
            return;
        }
        Optional<String> place =
                Roles.goal(scene, trigger)
                        .filter(p -> !isSender(trigger, p))
                        .or(() -> host().filter(h -> !isSender(trigger, h)))
                        .filter(p -> !past.isLeading(p))
                        .filter(p -> past.wasParty(p) || isRuledOut(trigger));
        if (place.isEmpty()) {
            return;
        }
        boolean isMission = force.get().value().equals("MISSION");
        Assertion told = Factuality.of(scene, trigger).ofAct();
        Assertion assertion =
                told == Assertion.ANNOUNCED && scene.has("DECIDE") ? Assertion.ACTUAL : told;
        found.add(
                new Found(
                        Kind.INTERVENTION,
                        place.get(),
                        assertion,
                        trigger,
                        isMission ? Claim.Form.MISSION : Claim.Form.FORCE,
                        null,
                        Roles.goal(scene, trigger).isPresent() ? "send" : SEND_SOMEWHERE));
    }

    /** Where the pact has never been, only that it will not come is told. */
    private boolean isRuledOut(Trigger trigger) {
        return Factuality.of(scene, trigger).ofAct() == Assertion.DENIED;
    }

    private boolean isSender(Trigger trigger, String host) {
        return Roles.subjectActor(scene, trigger).map(a -> host.equals(a.code())).orElse(false);
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
        return Optional.ofNullable(scene.lastState())
                .or(() -> Optional.ofNullable(scene.protagonist()));
    }

    private boolean isTraining() {
        return scene.has("EXERCISE") || scene.has("ELECTION");
    }

    private void depart(Trigger trigger) {
        Optional<Mark> force = force(trigger);
        if (force.isEmpty() || !scene.isOfPact() || isTraining()) {
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
                        .or(() -> Roles.source(scene, trigger.mark()))
                        .or(() ->
                                Roles.destination(scene, trigger.mark())
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

    /** "Оснований для задействования ОДКБ нет": an intervention that is ruled out. */
    private void intervene(Trigger trigger) {
        boolean isOurs =
                scene.pacts().stream()
                        .anyMatch(p -> Scene.distance(p, trigger.mark()) <= FORCE_REACH);
        Factuality factuality = Factuality.of(scene, trigger);
        boolean isRuledOut =
                factuality.isDenied() || scene.has("NEEDLESS", trigger.from(), trigger.to());
        if (!isOurs || !isRuledOut || isTraining()) {
            return;
        }
        Roles.destination(scene, trigger.mark())
                .or(this::host)
                .filter(p -> !past.isLeading(p))
                .ifPresent(p ->
                        found.add(
                                new Found(
                                        Kind.INTERVENTION,
                                        p,
                                        Assertion.DENIED,
                                        trigger,
                                        Claim.Form.FORCE,
                                        null,
                                        "intervene")));
    }

    /** A base of the pact that is ruled out. */
    private void base(Trigger trigger) {
        if (!scene.isOfPact() || !Factuality.of(scene, trigger).isDenied()) {
            return;
        }
        Roles.destination(scene, trigger.mark())
                .or(this::host)
                .filter(p -> past.wasParty(p) && !past.isLeading(p))
                .ifPresent(p ->
                        found.add(
                                new Found(
                                        Kind.INTERVENTION,
                                        p,
                                        Assertion.DENIED,
                                        trigger,
                                        Claim.Form.FORCE,
                                        null,
                                        "base")));
    }
}
