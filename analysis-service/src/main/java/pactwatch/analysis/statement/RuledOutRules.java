package pactwatch.analysis.statement;

import java.util.List;
import java.util.Optional;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;

/** Interventions and bases of the pact that are ruled out. */
final class RuledOutRules {

    private static final int REACH = 9;

    private final Scene scene;
    private final SourcedPast past;
    private final List<Found> found;

    RuledOutRules(Scene scene, SourcedPast past, List<Found> found) {
        this.scene = scene;
        this.past = past;
        this.found = found;
    }

    void find(Trigger trigger) {
        switch (trigger.mark().category()) {
            case "BASE" -> base(trigger);
            case "INTERVENE" -> intervene(trigger);
            default -> {}
        }
    }

    /** "Оснований для задействования ОДКБ нет": an intervention that is ruled out. */
    private void intervene(Trigger trigger) {
        boolean isOurs =
                scene.pacts().stream().anyMatch(p -> Scene.distance(p, trigger.mark()) <= REACH);
        Factuality factuality = Factuality.of(scene, trigger);
        boolean isRuledOut =
                factuality.isDenied() || scene.has("NEEDLESS", trigger.from(), trigger.to());
        boolean isOfState =
                scene.actors().stream()
                        .anyMatch(a ->
                                a.sort() == Actor.Sort.STATE
                                        && a.to() <= trigger.start()
                                        && trigger.start() - a.to() <= 2
                                        && Roles.isSubject(scene, a));
        if (!isOurs || !isRuledOut || isOfState || factuality.isGuess() || scene.isTraining()) {
            return;
        }
        Places.destination(scene, trigger.mark())
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
        Places.destination(scene, trigger.mark())
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

    private Optional<String> host() {
        return scene.host(past);
    }
}
