package pactwatch.analysis.statement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Morph;

/** Taking no part: summits missed, papers not signed, exercises called off, dues not paid. */
final class PartRules {

    private static final int REACH = 10;
    private static final Set<String> PAST_AUXILIARIES =
            Set.of(
                    "стал",
                    "стала",
                    "стали",
                    "стало",
                    "смог",
                    "смогла",
                    "смогли",
                    "захотел",
                    "захотела");

    private static final Set<String> IT =
            Set.of("ней", "нем", "них", "нее", "него", "неї", "нього", "ньому", "ній");

    private static final Set<String> RELATIVE =
            Set.of("который", "которую", "которые", "которое", "яку", "який", "яке", "які");

    private final Scene scene;
    private final SourcedPast past;
    private final List<Found> found;
    private final ExerciseRules exercises;

    PartRules(Scene scene, SourcedPast past, List<Found> found) {
        this.scene = scene;
        this.past = past;
        this.found = found;
        this.exercises = new ExerciseRules(scene, past, found);
    }

    void find(Trigger trigger) {
        switch (trigger.mark().category()) {
            case "ATTEND" -> attend(trigger);
            case "SHUN" -> shun(trigger);
            case "REFUSE" -> refuse(trigger);
            case "SIGN" -> sign(trigger);
            case "CANCEL", "HOLD" -> exercises.exercise(trigger);
            case "PAY", "FINANCE" -> pay(trigger);
            case "APPOINT" -> appoint(trigger);
            default -> {}
        }
    }

    /** "Не поедет на саммит", "в учениях не участвует". */
    private void attend(Trigger trigger) {
        if (!Factuality.of(scene, trigger).isNegated() || !isEventNear(trigger)) {
            return;
        }
        boolean isExerciseItself =
                scene.all("EXERCISE", trigger.from(), trigger.start()).stream()
                        .anyMatch(
                                e -> !scene.has("PREP", e.from() - 1, e.from()) && isNominative(e));
        if (isExerciseItself) {
            exercises.cancelled(trigger, Factuality.of(scene, trigger).ofRefusal(false));
        } else {
            boycott(trigger, "attend");
        }
    }

    private boolean isNominative(Mark noun) {
        return scene.token(noun.from()).morphs().stream()
                .anyMatch(m -> m.casus() == Morph.Case.NOMINATIVE);
    }

    /** "Пропустила саммит", "проигнорировал заседание". */
    private void shun(Trigger trigger) {
        if (!isEventNear(trigger)) {
            return;
        }
        Factuality factuality = Factuality.of(scene, trigger);
        Assertion assertion = factuality.isNegated() ? Assertion.DENIED : refusal(trigger);
        Optional<String> missing = missing(trigger);
        if (missing.isPresent()) {
            missing.filter(past::isParty)
                    .filter(m -> !past.isLeading(m) && scene.isOfPact())
                    .filter(_ -> !scene.has("REPRESENTED"))
                    .ifPresent(
                            m -> found.add(Found.of(Kind.BOYCOTT, m, assertion, trigger, "shun")));
        } else {
            addBoycott(trigger, assertion, "shun");
        }
    }

    /** "Саммит без Пашиняна": who stands after "without". */
    private Optional<String> missing(Trigger trigger) {
        for (int i = trigger.start(); i < trigger.end(); i++) {
            int at = i;
            if (scene.form(i).equals("без")) {
                return scene.actors().stream()
                        .filter(a -> a.from() > at && a.from() - at <= 3)
                        .findFirst()
                        .map(a -> Actors.code(a, scene));
            }
        }
        return Optional.empty();
    }

    /** "Отказалась участвовать", "отказ от учений", "отказался подписать". */
    private void refuse(Trigger trigger) {
        int to = Math.min(trigger.end() + REACH, trigger.to());
        boolean isSigning =
                scene.has("SIGN", trigger.end(), to)
                        && scene.has("PAPER", trigger.from(), trigger.to());
        boolean isPart =
                scene.has("ATTEND", trigger.end(), to)
                        || scene.has("MEMBERSHIP", trigger.end(), to);
        boolean isDelegation =
                scene.all("ATTEND", trigger.from(), trigger.start()).stream()
                        .anyMatch(a -> a.length() > 1 && trigger.start() - a.to() <= 1);
        boolean isQuota = scene.has("QUOTA", trigger.from(), trigger.to());
        boolean isPayment =
                (scene.has("PAY", trigger.end(), to)
                                && scene.has("DUES", trigger.from(), trigger.to()))
                        || scene.has("DUES", trigger.end(), to)
                        || scene.has("FINANCE", trigger.end(), to)
                        || isPayingBefore(trigger);
        boolean isHost = scene.has("HOLD", trigger.end(), to);
        boolean isExercise = scene.has("EXERCISE", trigger.from(), trigger.to());
        if (!scene.isOfPact()) {
            return;
        }
        if (isPayment) {
            dues(trigger, refusal(trigger));
        } else if (isExercise && (isHost || (!isPart && !exercises.isElsewhere(trigger)))) {
            exercises.addCancelled(trigger, owners(trigger), refusal(trigger));
        } else if (isSigning
                || isQuota
                || isDelegation
                || (isPart && isEventNear(trigger))
                || isExercise) {
            addBoycott(trigger, refusal(trigger), "refuse");
        }
    }

    /** "Платить за учения отказалась". */
    private boolean isPayingBefore(Trigger trigger) {
        return !trigger.isNoun()
                && List.of("PAY", "FINANCE").stream()
                        .flatMap(c -> scene.all(c, trigger.from(), trigger.start()).stream())
                        .anyMatch(p -> p.value().equals("INF") && hasFundsOrNothing(trigger, p));
    }

    /** Who refuses "to give" refuses no dues unless money is named; "to pay" is enough. */
    private boolean hasFundsOrNothing(Trigger trigger, Mark pay) {
        return scene.has("DUES", trigger.from(), trigger.to())
                || scene.has("PAYOUT", pay.from(), pay.to());
    }

    private Assertion refusal(Trigger trigger) {
        Factuality factuality = Factuality.of(scene, trigger);
        return factuality.isNegated()
                ? Assertion.DENIED
                : factuality.ofRefusal(trigger.tense().equals("FUT"));
    }

    private void sign(Trigger trigger) {
        boolean isPaper = scene.has("PAPER", trigger.from(), trigger.to());
        if (!isPaper || !scene.isOfPact() || !Factuality.of(scene, trigger).isNegated()) {
            return;
        }
        boolean isBudget = scene.has("DUES", trigger.from(), trigger.to());
        if (isBudget) {
            dues(trigger, Factuality.of(scene, trigger).ofRefusal(false));
        } else if (!scene.has("PROLONG", trigger.from(), trigger.to())) {
            boycott(trigger, "sign");
        }
    }

    /** "Не станет назначать заместителя генсека". */
    private void appoint(Trigger trigger) {
        boolean isQuota = scene.has("QUOTA", trigger.from(), trigger.to());
        if (isQuota && Factuality.of(scene, trigger).isNegated()) {
            addBoycott(trigger, Factuality.of(scene, trigger).ofRefusal(false), "quota");
        }
    }

    private void boycott(Trigger trigger, String rule) {
        boolean isLeaving =
                trigger.tense().equals("PRES")
                        && scene.has("GOES", trigger.start(), trigger.end())
                        && !scene.has("BACKGROUND");
        boolean isAhead =
                (trigger.tense().equals("FUT") || trigger.isInfinitive() || isLeaving)
                        && !PAST_AUXILIARIES.contains(scene.form(trigger.start() - 1))
                        && !isDecided(trigger);
        addBoycott(trigger, Factuality.of(scene, trigger).ofRefusal(isAhead), rule);
    }

    /** "Приняла решение не участвовать": decided is done. */
    private boolean isDecided(Trigger trigger) {
        return trigger.isInfinitive()
                && scene.all("DECIDE", trigger.from(), trigger.start()).stream()
                        .anyMatch(d -> trigger.start() - d.to() <= 2);
    }

    private void addBoycott(Trigger trigger, Assertion assertion, String rule) {
        if (!scene.isOfPact() || scene.has("REPRESENTED")) {
            return;
        }
        Roles.subjects(scene, trigger).stream()
                .filter(past::isParty)
                .filter(m -> !past.isLeading(m))
                .forEach(m -> found.add(Found.of(Kind.BOYCOTT, m, assertion, trigger, rule)));
    }

    private boolean isEventNear(Trigger trigger) {
        boolean isTravel =
                scene.story().isOfMeeting()
                        && scene.has("TRAVEL", trigger.start(), trigger.end())
                        && scene.isOfPact()
                        && !scene.has("RIVAL");
        return isTravel
                || isOurs(trigger, "VENUE")
                || isOurs(trigger, "EXERCISE")
                || isInIt(trigger);
    }

    /** "Решения, принятые на сессии, …, поскольку делегация в ней не участвовала". */
    private boolean isInIt(Trigger trigger) {
        boolean isIt = false;
        for (int i = trigger.from(); i < trigger.start(); i++) {
            isIt |=
                    RELATIVE.contains(scene.form(i))
                            || (IT.contains(scene.form(i)) && scene.has("PREP", i - 1, i));
        }
        return isIt && scene.isOfPact() && scene.has("VENUE", 0, trigger.from());
    }

    /** An event in the clause or beside it that is not of another organisation. */
    private boolean isOurs(Trigger trigger, String category) {
        return scene.all(category, trigger.from(), trigger.to()).stream()
                .anyMatch(v -> !isOfAnother(v) && scene.isOfPact());
    }

    private boolean isOfAnother(Mark event) {
        return scene.all("RIVAL", event.to(), event.to() + 3).stream().findAny().isPresent();
    }

    private void pay(Trigger trigger) {
        boolean isParticiple =
                scene.token(trigger.start()).morphs().stream()
                        .anyMatch(
                                m -> m.tense() == Morph.Tense.PAST && m.casus() != Morph.Case.NONE);
        if (isParticiple) {
            return;
        }
        boolean isDues =
                scene.has("DUES", trigger.from(), trigger.to()) || trigger.mark().is("FINANCE");
        if (!isDues || !scene.isOfPact() || isOfRival(trigger)) {
            return;
        }
        Factuality factuality = Factuality.of(scene, trigger);
        if (factuality.isNegated()) {
            boolean isIf = scene.has("COND", trigger.from(), trigger.to());
            dues(trigger, isIf ? Assertion.POSSIBLE : factuality.ofRefusal(false));
        }
    }

    private boolean isOfRival(Trigger trigger) {
        boolean hasPact =
                scene.pacts().stream()
                        .anyMatch(p -> p.from() >= trigger.from() && p.to() <= trigger.to());
        return scene.has("RIVAL", trigger.from(), trigger.to()) && !hasPact;
    }

    private List<String> owners(Trigger trigger) {
        Optional<Actor> owner =
                trigger.isNoun()
                        ? Roles.possessor(scene, trigger.start(), trigger.end())
                        : Optional.empty();
        return owner.map(a -> Roles.list(scene, a)).orElseGet(() -> Roles.subjects(scene, trigger));
    }

    private void dues(Trigger trigger, Assertion assertion) {
        owners(trigger).stream()
                .filter(past::isParty)
                .filter(m -> !past.isLeading(m))
                .forEach(
                        m -> found.add(Found.of(Kind.DUES_REFUSED, m, assertion, trigger, "dues")));
    }
}
