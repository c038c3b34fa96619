package pactwatch.analysis.statement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Help that a member asks of the pact, and help that it does not get. */
final class HelpRules {

    private static final int REACH = 10;
    private static final Set<String> OTHER_PAPERS =
            Set.of("EXIT", "LEAVE", "FREEZE", "PAUSE", "JOIN", "RESUME", "OBSERVER", "RETURN");
    private static final Set<String> SENDERS = Set.of("от", "со", "від");
    private static final Set<String> TO = Set.of("к", "в", "у", "до", "по", "через");

    private final Scene scene;
    private final SourcedPast past;
    private final List<Found> found;

    HelpRules(Scene scene, SourcedPast past, List<Found> found) {
        this.scene = scene;
        this.past = past;
        this.found = found;
    }

    void find(Trigger trigger) {
        switch (trigger.mark().category()) {
            case "ASK", "TURN" -> ask(trigger);
            case "REFUSEHELP" -> refuse(trigger);
            default -> {}
        }
    }

    private void ask(Trigger trigger) {
        boolean isHelp =
                scene.has("HELP", trigger.start() - REACH, trigger.end() + REACH)
                        || (scene.has("FORCE", trigger.from(), trigger.to())
                                && scene.all("SEND", trigger.from(), trigger.to()).stream()
                                        .anyMatch(this::isAskedFor))
                        || isAnswered(trigger)
                        || isReceived(trigger);
        boolean isToPact = scene.isOfPact() && (isAddressed(trigger) || scene.pactIsTopic());
        boolean isTurning = trigger.mark().is("TURN") || isNear(trigger);
        if (!isToPact || isToRival(trigger) || !(isHelp || isTurning)) {
            return;
        }
        Assertion assertion = Factuality.of(scene, trigger).ofAct();
        boolean isDenied = assertion == Assertion.DENIED;
        askers(trigger).stream()
                .filter(m -> past.isParty(m) || (isDenied && scene.has("HELP") && past.isState(m)))
                .limit(1)
                .forEach(m ->
                        found.add(Found.of(Kind.ASSISTANCE_REQUEST, m, assertion, trigger, "ask")));
    }

    /** "Попросил прислать", "попросил об отправке". */
    private boolean isAskedFor(Mark send) {
        return !send.value().equals("NOUN")
                || scene.token(send.from()).morphs().stream()
                        .anyMatch(m -> m.casus() == Morph.Case.LOCATIVE);
    }

    /** "Откликнулась на обращение Казахстана": a plea that the pact acts on. */
    private boolean isAnswered(Trigger trigger) {
        boolean isOwned =
                Roles.possessor(scene, trigger.start(), trigger.end()).isPresent()
                        || scene.has("OWN", trigger.start() - 1, trigger.start());
        boolean isOurs =
                scene.pacts().stream()
                                .anyMatch(p -> p.from() >= trigger.from() && p.to() <= trigger.to())
                        || scene.has("ANSWER", trigger.from(), trigger.start());
        boolean isFollowed = scene.form(trigger.start() - 1).equals("по") && scene.has("FORCE");
        return trigger.isNoun()
                && isOwned
                && (isOurs || isFollowed)
                && !scene.has("FREEZE")
                && !scene.has("EXIT")
                && !scene.has("VENUE", trigger.from(), trigger.to());
    }

    /** "Обращений от Армении не поступало": a plea that came or did not. */
    private boolean isReceived(Trigger trigger) {
        return trigger.isNoun()
                && scene.has("RECEIVE", trigger.from(), trigger.to())
                && !scene.story().isOfMembership()
                && OTHER_PAPERS.stream().noneMatch(scene::has);
    }

    private boolean isNear(Trigger trigger) {
        boolean isToAllies =
                scene.all("ALLIES", trigger.end(), trigger.end() + 5).stream()
                        .anyMatch(a -> TO.contains(scene.before(a.from())));
        return isToAllies
                || scene.pacts().stream()
                        .anyMatch(p ->
                                TO.contains(scene.before(p.from()))
                                        && Scene.distance(p, trigger.mark()) <= 3);
    }

    private boolean isAddressed(Trigger trigger) {
        return scene.pacts().stream().anyMatch(p -> Scene.distance(p, trigger.mark()) <= 2 * REACH);
    }

    private boolean isToRival(Trigger trigger) {
        boolean isRival = scene.has("RIVAL", trigger.start() - 2, trigger.end() + 3);
        boolean isToState =
                scene.actors().stream()
                        .anyMatch(a ->
                                a.sort() == Actor.Sort.STATE
                                        && a.from() >= trigger.end()
                                        && a.from() - trigger.end() <= 1
                                        && a.can(Morph.Case.ACCUSATIVE)
                                        && !a.can(Morph.Case.NOMINATIVE));
        return isRival || isToState || isTurnedToState(trigger) || isPleaToState(trigger);
    }

    /** "Обратилась к президенту России с просьбой". */
    private boolean isPleaToState(Trigger trigger) {
        return trigger.isNoun()
                && scene.all("TURN", trigger.from(), trigger.start()).stream()
                        .map(t -> new Trigger(t, t.value(), trigger.from(), trigger.to()))
                        .anyMatch(this::isTurnedToState);
    }

    /** "Обратился к Москве", but not "к России и ОДКБ". */
    private boolean isTurnedToState(Trigger trigger) {
        return scene.actors().stream()
                .filter(a -> a.from() >= trigger.end() && a.from() - trigger.end() <= 3)
                .filter(a -> scene.before(a.from()).equals("к"))
                .filter(a -> a.code() != null)
                .anyMatch(a ->
                        scene.pacts().stream()
                                        .filter(p -> p.is("PACT") || isToIt(p))
                                        .noneMatch(p ->
                                                p.from() >= a.to() && p.from() - a.to() <= REACH)
                                && !scene.has("ALLIES", a.from() - 2, a.to()));
    }

    private boolean isToIt(Mark pact) {
        return TO.contains(scene.before(pact.from()));
    }

    private List<String> askers(Trigger trigger) {
        if (trigger.isNoun()) {
            Optional<Actor> owner = Roles.possessor(scene, trigger.start(), trigger.end());
            if (owner.isPresent()) {
                return Roles.list(scene, owner.get());
            }
            Optional<Actor> sender =
                    scene.actors().stream()
                            .filter(a -> a.sort() == Actor.Sort.STATE && a.from() >= trigger.end())
                            .filter(a -> SENDERS.contains(scene.before(a.from())))
                            .findFirst();
            if (sender.isPresent()) {
                return Optional.ofNullable(sender.get().code()).stream().toList();
            }
            return Optional.ofNullable(scene.lastState())
                    .or(() -> Optional.ofNullable(scene.protagonist()))
                    .stream()
                    .toList();
        }
        Optional<Actor> subject = Roles.subjectActor(scene, trigger);
        return subject.isEmpty() && scene.story().isOfLeader()
                ? past.leading()
                : Roles.subjects(scene, trigger);
    }

    private void refuse(Trigger trigger) {
        List<String> refused = refused(trigger);
        boolean isHelp =
                scene.has("HELP") || scene.has("ASK") || scene.has("TURN") || !refused.isEmpty();
        boolean isOfOther =
                trigger.end() < trigger.to()
                        && scene.token(trigger.end()).morphs().stream()
                                .anyMatch(m -> m.tense() == Morph.Tense.INF);
        if (!isHelp
                || isOfOther
                || !scene.story().isOfRequest()
                || !scene.isOfPact()
                || scene.has("RIVAL")) {
            return;
        }
        Assertion assertion = Factuality.of(scene, trigger).ofRefusal(false);
        List<String> owners = refused.isEmpty() ? owner().stream().toList() : refused;
        owners.stream()
                .filter(past::isParty)
                .forEach(m ->
                        found.add(
                                Found.of(
                                        Kind.ASSISTANCE_REFUSAL,
                                        m,
                                        assertion,
                                        trigger,
                                        "refuse-help")));
    }

    /** "Киргизии и Армении союзники отказали": those who are told no by the allies. */
    private List<String> refused(Trigger trigger) {
        boolean isByAllies =
                scene.token(trigger.start()).hasLemma("отказать")
                        && scene.has("ALLIES", trigger.from(), trigger.to());
        return isByAllies
                ? scene.actors().stream()
                        .filter(a -> a.from() >= trigger.from() && a.to() <= trigger.to())
                        .filter(a -> a.sort() == Actor.Sort.STATE && a.code() != null)
                        .filter(a -> a.cases().contains(Morph.Case.DATIVE))
                        .filter(a -> !Roles.isGoverned(scene, a))
                        .map(a -> String.valueOf(a.code()))
                        .distinct()
                        .toList()
                : List.of();
    }

    private Optional<String> owner() {
        for (Mark ask : scene.all("ASK", 0, scene.size())) {
            Optional<Actor> owner = Roles.possessor(scene, ask.from(), ask.to());
            if (owner.isPresent()) {
                return owner.map(a -> Actors.code(a, scene));
            }
        }
        return scene.actors().stream()
                .filter(a ->
                        a.sort() == Actor.Sort.STATE
                                && !past.isLeading(String.valueOf(a.code()))
                                && !SENDERS.contains(scene.before(a.from())))
                .findFirst()
                .map(a -> Actors.code(a, scene))
                .or(() -> Optional.ofNullable(scene.protagonist()));
    }
}
