package pactwatch.analysis.statement;

import java.util.List;
import java.util.Optional;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Leaving, being put out, and letting a treaty lapse. */
final class LeavingRules {

    /** The rule of a door that is slammed, which a freeze or a boycott can do too. */
    static final String SLAMMED = "exit-slammed";

    private static final int CYCLE_DAYS = 30;
    private static final int GAP_REACH = 7;
    private static final int DECLARED_REACH = 6;

    private final Scene scene;
    private final SourcedPast past;
    private final Membership about;
    private final List<Found> found;

    LeavingRules(Scene scene, SourcedPast past, List<Found> found) {
        this.scene = scene;
        this.past = past;
        this.about = new Membership(scene, past);
        this.found = found;
    }

    void find(Trigger trigger) {
        switch (trigger.mark().category()) {
            case "EXIT", "SLAM" -> exit(trigger);
            case "LEAVE" -> leave(trigger);
            case "TAKEOUT" -> takeOut(trigger);
            case "EXPEL" -> expel(trigger);
            case "LAPSE" -> lapse(trigger);
            default -> {}
        }
    }

    private void exit(Trigger trigger) {
        if (isContrast(trigger) || isOutOfElse(trigger)) {
            return;
        }
        Optional<Mark> pact = about.governedPact(trigger, Membership.FROM);
        boolean isOfMembership =
                scene.has("MEMBERSHIP", trigger.start(), trigger.end()) && scene.isOfPact();
        if (pact.isEmpty() && !isOfMembership && !isImplied(trigger)) {
            return;
        }
        addExit(trigger, trigger.mark().is("SLAM") ? SLAMMED : "exit");
    }

    /** "Вышел из игры", "уходят из Карабаха". */
    private boolean isOutOfElse(Trigger trigger) {
        boolean isOutOfState =
                scene.form(trigger.end()).endsWith("ից")
                        && scene.actors().stream().anyMatch(a -> a.from() == trigger.end());
        return isOutOfState || isOutOfAnother(trigger);
    }

    private boolean isOutOfAnother(Trigger trigger) {
        return Membership.FROM.contains(scene.form(trigger.end()))
                && !isFromSender(trigger)
                && !Membership.PRONOUNS.contains(scene.form(trigger.end() + 1))
                && scene.pacts().stream()
                        .noneMatch(p -> p.from() > trigger.end() && p.from() - trigger.end() <= 4)
                && !scene.has("RIVAL", trigger.end(), trigger.end() + 3);
    }

    /** "Уведомлений о выходе из Еревана не получали": from there the notice comes. */
    private boolean isFromSender(Trigger trigger) {
        return trigger.isNoun()
                && scene.has("NOTICE", trigger.start() - 2, trigger.start())
                && scene.actors().stream()
                        .anyMatch(a ->
                                a.from() == trigger.end() + 1
                                        && a.sort() == Actor.Sort.STATE
                                        && a.code() != null
                                        && past.isParty(a.code()));
    }

    /** "Не Армения уходит, а …". */
    private boolean isContrast(Trigger trigger) {
        return scene.actors().stream()
                .anyMatch(a -> a.to() == trigger.start() && scene.form(a.from() - 1).equals("не"));
    }

    /** "Покинуть" takes a direct object. */
    private void leave(Trigger trigger) {
        boolean isObject =
                scene.pacts().stream().anyMatch(p -> isDirectObject(trigger, p))
                        || Membership.PRONOUNS.contains(scene.form(trigger.end()))
                        || Membership.PRONOUNS.contains(scene.form(trigger.start() - 1));
        boolean isOther = scene.has("FORCE", trigger.from(), trigger.to()) || !scene.isOfPact();
        if ((isObject && !isOther) || (trigger.isNoun() && !isOther && isNearPact(trigger))) {
            addExit(trigger, "leave");
        }
    }

    private boolean isNearPact(Trigger trigger) {
        return scene.pacts().stream()
                .anyMatch(p -> p.from() >= trigger.end() && p.from() - trigger.end() <= 1);
    }

    private boolean isDirectObject(Trigger trigger, Mark pact) {
        boolean isInClause = pact.from() >= trigger.from() && pact.to() <= trigger.to();
        boolean isGoverned = scene.has("PREP", pact.from() - 1, pact.from());
        if (!isInClause || isGoverned) {
            return false;
        }
        boolean isAfter = pact.from() >= trigger.end();
        int from = isAfter ? trigger.end() : pact.to();
        int to = isAfter ? pact.from() : trigger.start();
        boolean followsNoun = isAfter ? hasNoun(from, to) : about.isNoun(pact.from() - 1);
        return to - from <= Membership.OBJECT_REACH && !followsNoun;
    }

    private boolean hasNoun(int from, int to) {
        for (int i = from; i < to; i++) {
            if (about.isNoun(i)) {
                return true;
            }
        }
        return false;
    }

    private void addExit(Trigger trigger, String rule) {
        Factuality factuality = Factuality.of(scene, trigger);
        if (factuality.isUrgedNot()) {
            return;
        }
        Assertion told = factuality.ofAct();
        if (told == Assertion.ACTUAL && trigger.tense().equals("PAST")) {
            gaps(trigger, about.owners(trigger));
        }
        for (String member : about.owners(trigger)) {
            Assertion assertion =
                    told == Assertion.ACTUAL && trigger.isInfinitive() ? Assertion.ANNOUNCED : told;
            if (trigger.isNoun() && told == Assertion.ACTUAL) {
                assertion = nounOfExit(trigger, member);
            } else if (trigger.isNoun()
                    && !scene.has("MODAL", trigger.start() - 2, trigger.start())
                    && isDeclared(trigger, member)) {
                assertion = Assertion.ANNOUNCED;
            }
            if (past.isState(member)) {
                found.add(Found.of(Kind.WITHDRAWAL, member, assertion, trigger, rule));
            }
        }
    }

    /** "Уход Узбекистана" is a fact where it is dated or known, and else talk. */
    private Assertion nounOfExit(Trigger trigger, String member) {
        boolean isKnown =
                !past.isParty(member)
                        || (past.isRecent(Kind.SUSPENSION, member, CYCLE_DAYS)
                                && past.hasEverLeft(member));
        boolean isDated =
                about.hasYear(trigger.from(), trigger.to())
                        || scene.has("MONTHAHEAD", trigger.start() - 1, trigger.start());
        boolean isFactive = scene.has("FACTIVE", trigger.start() - 2, trigger.start());
        if (isFactive || isKnown || isDated) {
            return Assertion.ACTUAL;
        }
        boolean isDecided =
                scene.has("DECIDE", trigger.start() - 3, trigger.start())
                        || isHandedIn(trigger)
                        || isDeclared(trigger, member)
                        || Factuality.of(scene, trigger).isIntent();
        return isDecided ? Assertion.ANNOUNCED : Assertion.POSSIBLE;
    }

    /** "Передал ноту о выходе": whoever gives notice will leave. */
    private boolean isHandedIn(Trigger trigger) {
        return scene.all("HANDIN", trigger.from(), trigger.start()).stream()
                .anyMatch(h -> trigger.start() - h.to() <= 3);
    }

    /** "Слова Пашиняна о выходе": what its own leader has said that it will do. */
    private boolean isDeclared(Trigger trigger, String member) {
        int from = trigger.start() - DECLARED_REACH;
        return scene.all("DECLARED", from, trigger.start()).stream()
                .anyMatch(d ->
                        scene.actors().stream()
                                .anyMatch(a ->
                                        a.from() >= d.to()
                                                && a.to() <= trigger.start()
                                                && member.equals(Actors.code(a, scene))));
    }

    /** "Узбекистан вышел в 2012 году, Грузия и Азербайджан – в 1999-м": a list and a year. */
    private void gaps(Trigger trigger, List<String> told) {
        for (Actor actor : scene.actors()) {
            boolean isNext =
                    actor.sort() == Actor.Sort.STATE
                            && actor.from() > trigger.end()
                            && Roles.isSubject(scene, actor)
                            && !told.contains(actor.code());
            int to = Math.min(actor.to() + GAP_REACH, scene.size());
            int[] gap = {actor.to(), to};
            if (isNext
                    && about.hasYear(actor.to(), to)
                    && !Clauses.hasPredicate(scene.sentence(), gap)) {
                Mark mark = new Mark("EXIT", "PAST", actor.from(), actor.to());
                Trigger own = new Trigger(mark, "PAST", actor.from(), to);
                found.add(
                        Found.of(
                                Kind.WITHDRAWAL,
                                String.valueOf(actor.code()),
                                Assertion.ACTUAL,
                                own,
                                "exit-gap"));
            }
        }
    }

    private void takeOut(Trigger trigger) {
        boolean isOut = about.governedPact(trigger, Membership.FROM).isPresent();
        if (isOut && !scene.has("FORCE", trigger.from(), trigger.to())) {
            Assertion told = Factuality.of(scene, trigger).ofAct();
            Optional<Actor> object = Roles.object(scene, trigger);
            List<String> members =
                    object.map(a -> Roles.list(scene, a))
                            .orElseGet(() -> Roles.subjects(scene, trigger));
            members.forEach(
                    m -> found.add(Found.of(Kind.WITHDRAWAL, m, told, trigger, "take-out")));
        }
    }

    private void expel(Trigger trigger) {
        boolean isOurs =
                about.governedPact(trigger, Membership.FROM).isPresent()
                        || (scene.isOfPact() && !scene.has("RIVAL") && !trigger.isNoun());
        Optional<Actor> object = Roles.object(scene, trigger);
        boolean isRulingOut =
                List.of("EXIT", "SEND", "FREEZE", "JOIN", "RETURN", "RESUME", "LEAVE").stream()
                        .anyMatch(c -> scene.has(c, trigger.end(), trigger.end() + 3));
        if (!isOurs || isRulingOut || (object.isEmpty() && !isNobody(trigger))) {
            return;
        }
        Factuality factuality = Factuality.of(scene, trigger);
        Assertion assertion =
                isNobody(trigger) || factuality.isNegated()
                        ? Assertion.DENIED
                        : factuality.isGuess() ? Assertion.POSSIBLE : Assertion.DEMANDED;
        List<String> members =
                object.map(a -> Roles.list(scene, a))
                        .orElseGet(
                                () -> Optional.ofNullable(scene.protagonist()).stream().toList());
        members.forEach(m -> found.add(Found.of(Kind.WITHDRAWAL, m, assertion, trigger, "expel")));
    }

    /** "Никого не выгонят": said of the one that the text is about. */
    private boolean isNobody(Trigger trigger) {
        return scene.has("NOBODY", trigger.from(), trigger.to());
    }

    /** "Не продлил договор", "отказался подписать протокол о продлении". */
    private void lapse(Trigger trigger) {
        boolean isOurs = scene.isOfPact();
        if (isOurs) {
            Assertion told = Factuality.of(scene, trigger).ofRefusal(trigger.tense().equals("FUT"));
            Roles.subjects(scene, trigger)
                    .forEach(m -> found.add(Found.of(Kind.WITHDRAWAL, m, told, trigger, "lapse")));
        }
    }

    /** What is left was named before: "ушла снова", "выйдет, когда сочтёт нужным". */
    private boolean isImplied(Trigger trigger) {
        boolean isClean = !scene.has("RIVAL") && !scene.has("FORCE");
        boolean isGoverning = scene.has("PREP", trigger.end(), trigger.end() + 1);
        if (!isClean || !scene.isOfPact()) {
            return false;
        }
        if (trigger.isNoun()) {
            boolean isOut = Membership.FROM.contains(scene.form(trigger.end()));
            return !isOut && !isOwned(trigger.end()) && isTalkedOf(trigger);
        }
        boolean isUrged =
                trigger.isInfinitive()
                        && scene.has("DEMAND", trigger.from(), trigger.to())
                        && !isGoverning;
        if (trigger.mark().length() > 1 || isUrged || isIntended(trigger, isGoverning)) {
            return true;
        }
        boolean hasSubject =
                scene.actors().stream()
                        .anyMatch(a ->
                                a.from() >= trigger.from()
                                        && a.to() <= trigger.to()
                                        && Roles.isSubject(scene, a));
        boolean isAgain = scene.has("AGAIN", trigger.start() - 2, trigger.end() + 2);
        boolean isDated =
                about.hasYear(trigger.start() - 4, Math.min(trigger.end() + 4, scene.size()));
        boolean isNever = scene.namesPact() && Factuality.of(scene, trigger).isNegated();
        boolean isWill = trigger.tense().equals("FUT") && hasSubject;
        return !isGoverning && (isNever || isWill || (hasSubject && (isAgain || isDated)));
    }

    /** "Примем решение выйти", "намерена уйти": out of what the sentence is about. */
    private boolean isIntended(Trigger trigger, boolean isGoverning) {
        int from = Math.max(trigger.from(), trigger.start() - 3);
        boolean isChosen =
                scene.has("DECIDE", from, trigger.start())
                        || scene.has("INTENT", from, trigger.start());
        return trigger.isInfinitive()
                && isChosen
                && !isGoverning
                && scene.namesPact()
                && scene.story().isOfMembership();
    }

    /** "Уход генсека": of something else than a state. */
    private boolean isOwned(int at) {
        return at < scene.size()
                && about.isNoun(at)
                && scene.token(at).morphs().stream()
                        .anyMatch(m -> m.casus() == Morph.Case.GENITIVE);
    }

    /** "О выходе", "решения о выходе": talk of the leaving that the text is about. */
    private boolean isTalkedOf(Trigger trigger) {
        String before = scene.form(trigger.start() - 1);
        return before.equals("о")
                || before.equals("об")
                || scene.has("ABOUT", trigger.start() - 3, trigger.start())
                || scene.has("TALK", trigger.from(), trigger.to());
    }
}
