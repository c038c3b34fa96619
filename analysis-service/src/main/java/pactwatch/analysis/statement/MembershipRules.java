package pactwatch.analysis.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Leaving, freezing, coming back and joining. */
final class MembershipRules {

    private static final int OBJECT_REACH = 8;
    private static final int MEMBERSHIP_REACH = 9;
    private static final int CYCLE_DAYS = 30;
    private static final int GAP_REACH = 7;
    private static final Set<String> FROM = Set.of("из", "от", "с", "із", "з", "зі");
    private static final Set<String> TO = Set.of("в", "во", "к", "до", "у");
    private static final Set<String> PRONOUNS = Set.of("нее", "него", "ее", "неї");

    private final Scene scene;
    private final SourcedPast past;
    private final List<Found> found;

    private MembershipRules(Scene scene, SourcedPast past, List<Found> found) {
        this.scene = scene;
        this.past = past;
        this.found = found;
    }

    /** The rule of a door that is slammed, which a freeze or a boycott can do too. */
    static final String SLAMMED = "exit-slammed";

    static void find(Scene scene, Trigger trigger, SourcedPast past, List<Found> found) {
        MembershipRules rules = new MembershipRules(scene, past, found);
        switch (trigger.mark().category()) {
            case "EXIT", "SLAM" -> rules.exit(trigger);
            case "LEAVE" -> rules.leave(trigger);
            case "TAKEOUT" -> rules.takeOut(trigger);
            case "EXPEL" -> rules.expel(trigger);
            case "LAPSE" -> rules.lapse(trigger);
            case "FREEZE", "PAUSE" -> rules.freeze(trigger);
            case "IDLE" -> rules.idle(trigger);
            case "RESUME" -> rules.resume(trigger);
            case "RETURN" -> rules.comeBack(trigger);
            case "JOIN" -> rules.join(trigger);
            case "OUTSIDE" -> rules.outside(trigger);
            case "OPEN" -> rules.open(trigger);
            case "OBSERVER" -> rules.observer(trigger);
            default -> {}
        }
    }

    private void exit(Trigger trigger) {
        if (isContrast(trigger) || isOutOfElse(trigger)) {
            return;
        }
        Optional<Mark> pact = governedPact(trigger, FROM);
        boolean isOfMembership =
                scene.has("MEMBERSHIP", trigger.start(), trigger.end()) && scene.isOfPact();
        if (pact.isEmpty() && !isOfMembership && !isImplied(trigger)) {
            return;
        }
        addExit(trigger, trigger.mark().is("SLAM") ? SLAMMED : "exit");
    }

    /** "Вышел из игры", "уходят из Карабаха". */
    private boolean isOutOfElse(Trigger trigger) {
        return FROM.contains(scene.form(trigger.end()))
                && !PRONOUNS.contains(scene.form(trigger.end() + 1))
                && scene.pacts().stream()
                        .noneMatch(p -> p.from() > trigger.end() && p.from() - trigger.end() <= 4)
                && !scene.has("RIVAL", trigger.end(), trigger.end() + 3);
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
                        || PRONOUNS.contains(scene.form(trigger.end()))
                        || PRONOUNS.contains(scene.form(trigger.start() - 1));
        boolean isOther = scene.has("FORCE", trigger.from(), trigger.to());
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
        boolean followsNoun = isAfter ? hasNoun(from, to) : isNoun(pact.from() - 1);
        return to - from <= OBJECT_REACH && !followsNoun;
    }

    private boolean hasNoun(int from, int to) {
        for (int i = from; i < to; i++) {
            if (isNoun(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNoun(int at) {
        return at >= 0
                && scene.actors().stream().noneMatch(a -> a.from() <= at && at < a.to())
                && scene.token(at).morphs().stream().anyMatch(m -> m.tense() == Morph.Tense.NOUN);
    }

    private void addExit(Trigger trigger, String rule) {
        Assertion told = Factuality.of(scene, trigger).ofAct();
        if (told == Assertion.ACTUAL && trigger.tense().equals("PAST")) {
            gaps(trigger, owners(trigger));
        }
        for (String member : owners(trigger)) {
            Assertion assertion =
                    told == Assertion.ACTUAL && trigger.isInfinitive() ? Assertion.ANNOUNCED : told;
            if (trigger.isNoun() && told == Assertion.ACTUAL) {
                assertion = nounOfExit(trigger, member);
            }
            if (past.isState(member)) {
                found.add(Found.of(Kind.WITHDRAWAL, member, assertion, trigger, rule));
            }
        }
    }

    /** What others say that a state will do is a guess. */
    private Assertion guessed(Trigger trigger, String member, Assertion assertion) {
        return assertion == Assertion.ANNOUNCED && Factuality.of(scene, trigger).isForeign(member)
                ? Assertion.POSSIBLE
                : assertion;
    }

    /** "Уход Узбекистана" is a fact where it is dated or known, and else talk. */
    private Assertion nounOfExit(Trigger trigger, String member) {
        boolean isKnown =
                !past.isParty(member)
                        || (past.isRecent(Kind.SUSPENSION, member, CYCLE_DAYS)
                                && past.hasEverLeft(member));
        boolean isDated =
                hasYear(trigger.from(), trigger.to())
                        || scene.has("MONTHAHEAD", trigger.start() - 1, trigger.start());
        boolean isFactive = scene.has("FACTIVE", trigger.start() - 2, trigger.start());
        if (isFactive || isKnown || isDated) {
            return Assertion.ACTUAL;
        }
        boolean isDecided =
                scene.has("DECIDE", trigger.start() - 3, trigger.start())
                        || Factuality.of(scene, trigger).isIntent();
        return isDecided ? Assertion.ANNOUNCED : Assertion.POSSIBLE;
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
            if (isNext && hasYear(actor.to(), to) && !Clauses.hasPredicate(scene.sentence(), gap)) {
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

    private boolean hasYear(int from, int to) {
        for (int i = from; i < to; i++) {
            if (scene.form(i).matches("(19|20)\\d\\d(-.*)?")) {
                return true;
            }
        }
        return false;
    }

    private List<String> owners(Trigger trigger) {
        if (trigger.isNoun()) {
            Optional<Actor> owner = Roles.possessor(scene, trigger.start(), trigger.end());
            if (owner.isPresent()) {
                return Roles.list(scene, owner.get());
            }
        }
        return subjects(trigger);
    }

    /** The leading state's officials speak of others' membership. */
    private List<String> subjects(Trigger trigger) {
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

    private void takeOut(Trigger trigger) {
        boolean isOut = governedPact(trigger, FROM).isPresent();
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
                governedPact(trigger, FROM).isPresent()
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

    private void freeze(Trigger trigger) {
        Optional<Mark> membership =
                scene
                        .all(
                                "MEMBERSHIP",
                                trigger.start() - MEMBERSHIP_REACH,
                                trigger.end() + MEMBERSHIP_REACH)
                        .stream()
                        .min((a, b) ->
                                Integer.compare(
                                        Scene.distance(a, trigger.mark()),
                                        Scene.distance(b, trigger.mark())));
        boolean isAlone =
                trigger.mark().is("PAUSE")
                        || (trigger.isNoun() && membership.isEmpty() && !isNoun(trigger.end()));
        if (membership.isEmpty() && !isAlone) {
            return;
        }
        if (membership.map(this::isOfAnother).orElse(false) || !scene.isOfPact(trigger)) {
            return;
        }
        if (isAlone && membership.isEmpty() && !isPactOrStateNear()) {
            return;
        }
        Assertion guess = Factuality.of(scene, trigger).ofAct();
        Assertion told = guess == Assertion.POSSIBLE && isState(trigger) ? Assertion.ACTUAL : guess;
        freezers(trigger, membership).stream()
                .filter(past::wasParty)
                .forEach(m -> found.add(Found.of(Kind.SUSPENSION, m, told, trigger, "freeze")));
    }

    /** "Замороженное членство" is frozen, whatever may come. */
    private boolean isState(Trigger trigger) {
        return trigger.tense().equals("PAST")
                && scene.token(trigger.start()).morphs().stream()
                        .anyMatch(m -> m.casus() != Morph.Case.NONE);
    }

    private boolean isPactOrStateNear() {
        return scene.namesPact() || !scene.actors().isEmpty();
    }

    /** "Участие в Арктическом совете", "членство в ПАСЕ". */
    private boolean isOfAnother(Mark membership) {
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

    private List<String> freezers(Trigger trigger, Optional<Mark> membership) {
        Optional<Actor> owner =
                membership
                        .flatMap(m -> Roles.possessor(scene, m.from(), m.to()))
                        .or(() ->
                                trigger.isNoun()
                                        ? Roles.possessor(scene, trigger.start(), trigger.end())
                                        : Optional.empty());
        return owner.map(a -> Roles.list(scene, a)).orElseGet(() -> subjects(trigger));
    }

    /** "Ни в одном формате не участвует", "никак не вовлечена". */
    private void idle(Trigger trigger) {
        if (scene.isOfPact()) {
            Roles.subjects(scene, trigger).stream()
                    .filter(past::isSuspended)
                    .forEach(m ->
                            found.add(
                                    Found.of(
                                            Kind.SUSPENSION,
                                            m,
                                            Assertion.ACTUAL,
                                            trigger,
                                            "idle")));
        }
    }

    private void resume(Trigger trigger) {
        boolean hasMembership =
                scene
                        .all(
                                "MEMBERSHIP",
                                trigger.start() - OBJECT_REACH,
                                trigger.end() + OBJECT_REACH)
                        .stream()
                        .anyMatch(m -> !isOfAnother(m));
        if (!hasMembership || !scene.isOfPact()) {
            return;
        }
        Optional<Mark> membership = scene.nearest("MEMBERSHIP", trigger.mark(), OBJECT_REACH);
        for (String member : freezers(trigger, membership)) {
            back(trigger, member, "resume");
        }
    }

    private void comeBack(Trigger trigger) {
        boolean isTo = governedPact(trigger, TO).isPresent();
        boolean isToWork =
                scene.all("MEMBERSHIP", trigger.end(), trigger.end() + 5).stream()
                        .anyMatch(m -> !isOfAnother(m));
        boolean isBare =
                scene.isOfPact()
                        && scene.all("PREP", trigger.end(), trigger.end() + 2).isEmpty()
                        && (scene.namesPact() || scene.index() < 3);
        if ((isTo || (isToWork && scene.isOfPact()) || isBare)
                && !scene.has("FORCE", trigger.from(), trigger.to())) {
            List<String> owners = owners(trigger);
            if (isTo || owners.size() == 1) {
                owners.forEach(m -> back(trigger, m, "return"));
            }
        }
    }

    /** A state that has left joins again; one that has frozen its membership resumes it. */
    private void back(Trigger trigger, String member, String rule) {
        if (!past.wasParty(member) || past.isLeading(member)) {
            return;
        }
        boolean hasLeft =
                past.hasEverLeft(member)
                        || (!past.isSuspended(member) && trigger.tense().equals("PAST"));
        Assertion told = Factuality.of(scene, trigger).ofAct();
        Assertion assertion =
                trigger.isNoun() && told == Assertion.ACTUAL && !hasLegalAct(trigger)
                        ? Assertion.POSSIBLE
                        : told;
        found.add(
                Found.of(
                        hasLeft ? Kind.ACCESSION : Kind.RESUMPTION,
                        member,
                        guessed(trigger, member, assertion),
                        trigger,
                        rule));
    }

    /** "Объявили о восстановлении членства": announced is done. */
    private boolean isProclaimed(Trigger trigger) {
        int at = trigger.start() - 2;
        return scene.before(trigger.start()).equals("о")
                && at >= 0
                && scene.token(at).hasLemma("объявить");
    }

    private boolean hasLegalAct(Trigger trigger) {
        return isProclaimed(trigger)
                || scene.has("LEGAL")
                || scene.has("DECIDE")
                || hasYear(trigger.from(), trigger.to());
    }

    private void join(Trigger trigger) {
        boolean isTo =
                governedPact(trigger, TO).isPresent()
                        || (trigger.mark().length() > 1 && scene.isOfPact());
        if (!isTo) {
            return;
        }
        Assertion told = Factuality.of(scene, trigger).ofAct();
        Assertion assertion =
                trigger.isNoun() && told == Assertion.ACTUAL && !hasLegalAct(trigger)
                        ? Assertion.POSSIBLE
                        : told;
        owners(trigger)
                .forEach(m -> found.add(Found.of(Kind.ACCESSION, m, assertion, trigger, "join")));
    }

    /** "Считаем себя вне ОДКБ", "точка невозврата". */
    private void outside(Trigger trigger) {
        if (scene.isOfPact()) {
            Roles.subjects(scene, trigger).stream()
                    .filter(past::isSuspended)
                    .forEach(m ->
                            found.add(
                                    Found.of(
                                            Kind.RESUMPTION,
                                            m,
                                            Assertion.DENIED,
                                            trigger,
                                            "outside")));
        }
    }

    /** "Препятствий для работы нет", "двери открыты". */
    private void open(Trigger trigger) {
        Optional.ofNullable(scene.protagonist())
                .filter(past::isSuspended)
                .filter(_ -> scene.isOfPact() && !scene.has("RESUME") && !scene.has("RETURN"))
                .ifPresent(m ->
                        found.add(
                                Found.of(Kind.RESUMPTION, m, Assertion.POSSIBLE, trigger, "open")));
    }

    private void observer(Trigger trigger) {
        if (!scene.isOfPact() || scene.has("ELECTION") || scene.has("EXERCISE")) {
            return;
        }
        boolean isOfAnother =
                scene.all("RIVAL", trigger.end(), trigger.end() + 4).stream().findAny().isPresent();
        Optional<Mark> get = scene.nearest("OBTAIN", trigger.mark(), 12);
        if (isOfAnother || get.isEmpty()) {
            return;
        }
        Trigger act = new Trigger(get.get(), get.get().value(), trigger.from(), trigger.to());
        Assertion assertion = Factuality.of(scene, act).ofAct();
        receivers(trigger).stream()
                .filter(m -> !past.isLeading(m))
                .forEach(
                        m -> found.add(Found.of(Kind.OBSERVER, m, assertion, trigger, "observer")));
    }

    /** "Афганистану", "скупщине Сербии". */
    private static boolean isReceiver(Trigger trigger, Actor actor) {
        return actor.can(Morph.Case.DATIVE)
                || (actor.can(Morph.Case.GENITIVE) && actor.from() >= trigger.end());
    }

    private List<String> receivers(Trigger trigger) {
        List<String> receivers = new ArrayList<>();
        scene.actors().stream()
                .filter(a -> a.sort() == Actor.Sort.STATE && isReceiver(trigger, a))
                .filter(a -> !a.can(Morph.Case.NOMINATIVE) && !Roles.isGoverned(scene, a))
                .flatMap(a -> Roles.list(scene, a).stream())
                .distinct()
                .forEach(receivers::add);
        return receivers.isEmpty() ? Roles.subjects(scene, trigger) : receivers;
    }

    /** The pact after one of the prepositions, near the trigger, with no other name in between. */
    private Optional<Mark> governedPact(Trigger trigger, Set<String> prepositions) {
        Optional<Mark> pact =
                scene.pacts().stream()
                        .filter(p -> prepositions.contains(scene.before(p.from())))
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

    /** What is left was named before: "ушла снова", "выйдет, когда сочтёт нужным". */
    private boolean isImplied(Trigger trigger) {
        boolean isClean = !scene.has("RIVAL") && !scene.has("FORCE");
        boolean isGoverning = scene.has("PREP", trigger.end(), trigger.end() + 1);
        if (!isClean || !scene.isOfPact()) {
            return false;
        }
        if (trigger.isNoun()) {
            return !isGoverning && !isOwned(trigger.end()) && isTalkedOf(trigger);
        }
        if (trigger.mark().length() > 1) {
            return true;
        }
        boolean hasSubject =
                scene.actors().stream()
                        .anyMatch(a ->
                                a.from() >= trigger.from()
                                        && a.to() <= trigger.to()
                                        && Roles.isSubject(scene, a));
        boolean isAgain = scene.has("AGAIN", trigger.start() - 2, trigger.end() + 2);
        boolean isDated = hasYear(trigger.start() - 4, Math.min(trigger.end() + 4, scene.size()));
        boolean isNever = scene.namesPact() && Factuality.of(scene, trigger).isNegated();
        boolean isWill = trigger.tense().equals("FUT") && hasSubject;
        return !isGoverning && (isNever || isWill || (hasSubject && (isAgain || isDated)));
    }

    /** "Уход генсека": of something else than a state. */
    private boolean isOwned(int at) {
        return at < scene.size()
                && isNoun(at)
                && scene.token(at).morphs().stream()
                        .anyMatch(m -> m.casus() == Morph.Case.GENITIVE);
    }

    /** "О выходе", "решения о выходе": talk of the leaving that the text is about. */
    private boolean isTalkedOf(Trigger trigger) {
        String before = scene.form(trigger.start() - 1);
        return before.equals("о")
                || before.equals("об")
                || scene.has("TALK", trigger.from(), trigger.to());
    }
}
