package pactwatch.analysis.statement;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.text.Morph;

/** Members that stay, and members that fight each other. */
final class StandingRules {

    private static final int PACT_REACH = 8;
    private static final int SAID_REACH = 4;

    private final Scene scene;
    private final SourcedPast past;
    private final List<Found> found;

    StandingRules(Scene scene, SourcedPast past, List<Found> found) {
        this.scene = scene;
        this.past = past;
        this.found = found;
    }

    void find(Trigger trigger) {
        switch (trigger.mark().category()) {
            case "STAY" -> stay(trigger);
            case "CLASH" -> clash(trigger);
            default -> {}
        }
    }

    /** Said by its own officials it is an affirmation, by others a denial that it leaves. */
    private void stay(Trigger trigger) {
        boolean isOurs =
                scene.pacts().stream()
                        .anyMatch(p -> Scene.distance(p, trigger.mark()) <= PACT_REACH);
        if (!isOurs && !(scene.pactIsTopic() && trigger.mark().length() > 1)) {
            return;
        }
        Factuality factuality = Factuality.of(scene, trigger);
        if (factuality.isNegated() || factuality.isGuess()) {
            return;
        }
        for (String member : Roles.subjects(scene, trigger)) {
            boolean isOwn = scene.speaker() == null || isOwn(member);
            boolean isOwnWord = trigger.mark().length() > 1;
            if (!past.isParty(member) || (scene.speaker() == null && !isOfficial() && !isOwnWord)) {
                continue;
            }
            found.add(
                    isOwn
                            ? Found.of(Kind.AFFIRMATION, member, Assertion.ACTUAL, trigger, "stay")
                            : Found.of(
                                    Kind.WITHDRAWAL, member, Assertion.DENIED, trigger, "stays"));
        }
    }

    private boolean isOfficial() {
        return scene.has("SAY");
    }

    private boolean isOwn(String member) {
        Speaker speaker = scene.speaker();
        return speaker != null
                && (member.equals(speaker.of())
                        || (speaker.of() == null && speaker.role() != Speaker.Role.SECRETARIAT));
    }

    private void clash(Trigger trigger) {
        if (isDrill(trigger) || scene.has("NOCLASH", trigger.start() - 1, trigger.end())) {
            return;
        }
        Set<String> sides = new LinkedHashSet<>();
        scene.actors().stream()
                .filter(a -> a.code() != null && a.sort() != Actor.Sort.PERSON)
                .filter(a -> !isWhereSaid(trigger, a))
                .map(a -> String.valueOf(a.code()))
                .filter(code -> past.isParty(code) && !past.isLeading(code))
                .forEach(sides::add);
        boolean isOther =
                scene.actors().stream()
                        .anyMatch(a ->
                                a.code() != null
                                        && !past.isParty(a.code())
                                        && a.sort() != Actor.Sort.PERSON);
        if (sides.size() < 2 && isOfTwo(sides)) {
            sides.addAll(parties());
        }
        if (sides.size() != 2 || isOther || !(scene.isOfPact() || scene.pactIsTopic())) {
            return;
        }
        Factuality factuality = Factuality.of(scene, trigger);
        Assertion told =
                isRefuted(trigger)
                        ? Assertion.DENIED
                        : factuality.isGuess() ? Assertion.POSSIBLE : Assertion.ACTUAL;
        sides.forEach(m -> found.add(Found.of(Kind.MEMBER_CLASH, m, told, trigger, "clash")));
    }

    /** "Перестрелки не было", "слух о перестрелке опровергли"; who is to blame is no matter. */
    private boolean isRefuted(Trigger trigger) {
        boolean isRumour =
                scene.has("RUMOUR", trigger.start() - SAID_REACH, trigger.start())
                        && (scene.has("DENY", trigger.from(), trigger.to()) || scene.has("UNTRUE"));
        boolean isNoun =
                scene.token(trigger.start()).morphs().stream()
                        .anyMatch(m -> m.tense() == Morph.Tense.NOUN);
        Trigger noun = new Trigger(trigger.mark(), "NOUN", trigger.from(), trigger.to());
        return isRumour || (isNoun && Factuality.of(scene, noun).isNegated());
    }

    /** "Объяснил журналистам в Минске": where it was said. */
    private boolean isWhereSaid(Trigger trigger, Actor actor) {
        String before = scene.before(actor.from());
        boolean isFar =
                Math.min(
                                Math.abs(actor.from() - trigger.end()),
                                Math.abs(trigger.start() - actor.to()))
                        > SAID_REACH;
        return isFar
                && (before.equals("в") || before.equals("во") || before.equals("у"))
                && actor.can(Morph.Case.LOCATIVE);
    }

    /** "Учения с боевой стрельбой", but not "отказ от учений из-за боёв". */
    private boolean isDrill(Trigger trigger) {
        boolean isNear = scene.has("EXERCISE", trigger.from(), trigger.to());
        return isNear && !scene.has("FACTIVE", trigger.start() - 5, trigger.start());
    }

    /** "Перестрелки на границе": between the two members that the article is about. */
    private boolean isOfTwo(Set<String> sides) {
        List<String> parties = parties();
        return parties.size() == 2
                && parties.containsAll(sides)
                && (scene.has("BETWEEN") || scene.story().isOfNeighbours());
    }

    private List<String> parties() {
        return scene.story().cast().stream().filter(past::isParty).toList();
    }
}
