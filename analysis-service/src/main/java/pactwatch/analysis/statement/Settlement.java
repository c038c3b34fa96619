package pactwatch.analysis.statement;

import java.util.ArrayList;
import java.util.List;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;

/** Which of an article's statements stand when several sentences speak of one act. */
final class Settlement {

    private Settlement() {}

    /** Once a force goes home its coming is background; what is denied is not also possible. */
    static List<Statement> of(List<Statement> all) {
        boolean isEnding =
                all.stream().anyMatch(s -> s.kind() == Kind.INTERVENTION_END && isTimed(s));
        List<Statement> settled = new ArrayList<>();
        for (Statement statement : all) {
            boolean isElsewhere =
                    statement.rule().equals(ForceRules.SEND_SOMEWHERE)
                            && (all.stream().anyMatch(s -> s.rule().equals("send"))
                                    || (isEnding && statement.assertion() == Assertion.ANNOUNCED));
            if (isElsewhere) {
                continue;
            }
            boolean isOver =
                    isEnding
                            && (statement.kind() == Kind.INTERVENTION
                                    || statement.kind() == Kind.ASSISTANCE_REQUEST);
            boolean isHeadline =
                    statement.part() == Claim.Part.TITLE
                            && all.stream()
                                    .noneMatch(s ->
                                            s.part() == Claim.Part.TITLE
                                                    && s.kind() == Kind.INTERVENTION_END);
            settled.add(
                    isOver && !isHeadline && statement.isNews()
                            ? statement.asBackground()
                            : statement);
        }
        return settled.stream()
                .filter(s -> !isFigure(s, settled))
                .filter(s -> !isWeaker(s, settled) && !isYetToCome(s, settled))
                .toList();
    }

    /** "Уйдёт, как только стихнет": an end that nobody knows the time of is not the news. */
    private static boolean isTimed(Statement end) {
        return end.isNews() && (end.assertion() != Assertion.ANNOUNCED || end.eventDate() != null);
    }

    /** A door can be slammed by a freeze or an empty chair. */
    private static boolean isFigure(Statement one, List<Statement> all) {
        return one.rule().equals(LeavingRules.SLAMMED)
                && all.stream()
                        .filter(s -> s.member().equals(one.member()))
                        .anyMatch(s -> s.kind() == Kind.SUSPENSION || s.kind() == Kind.BOYCOTT);
    }

    /** "На паузу ставит": a headline tells as done what the text says is to come. */
    private static boolean isYetToCome(Statement one, List<Statement> all) {
        return one.part() == Claim.Part.TITLE
                && one.assertion() == Assertion.ACTUAL
                && one.isNews()
                && one.kind().isMembership()
                && all.stream()
                        .filter(s -> s.kind() == one.kind() && s.member().equals(one.member()))
                        .filter(s -> s.part() == Claim.Part.TEXT && s.isNews())
                        .anyMatch(
                                s -> s.assertion() == Assertion.ANNOUNCED && s.eventDate() != null)
                && all.stream()
                        .filter(s -> s.kind() == one.kind() && s.member().equals(one.member()))
                        .noneMatch(s ->
                                s.part() == Claim.Part.TEXT && s.assertion() == Assertion.ACTUAL);
    }

    private static boolean isWeaker(Statement one, List<Statement> all) {
        return all.stream()
                .filter(s -> s.kind() == one.kind() && s.member().equals(one.member()))
                .filter(s ->
                        s.assertion() != Assertion.DENIED
                                || !(isOfAnother(one) || s.rule().equals(FollowUps.NO_TALK)))
                .anyMatch(s ->
                        isOver(s.assertion(), one)
                                || (one.part() == Claim.Part.TITLE
                                        && one.assertion() == Assertion.POSSIBLE
                                        && s.assertion() != Assertion.POSSIBLE));
    }

    /** What papers, experts or parties hold possible stands beside its denial. */
    private static boolean isOfAnother(Statement one) {
        Speaker speaker = one.speaker();
        return speaker != null
                && switch (speaker.role()) {
                    case MEDIA, ANALYST, POLITICIAN -> true;
                    default -> false;
                };
    }

    /** What is done is no longer possible; an act of force that is done is not announced. */
    private static boolean isOver(Assertion stronger, Statement one) {
        return switch (one.assertion()) {
            case POSSIBLE ->
                    (stronger == Assertion.DENIED && one.isNews())
                            || stronger == Assertion.ANNOUNCED
                            || (stronger == Assertion.ACTUAL && !one.kind().isMembership());
            case ANNOUNCED ->
                    stronger == Assertion.ACTUAL
                            && (one.kind() == Kind.INTERVENTION || one.kind() == Kind.BOYCOTT)
                            && one.isNews();
            case ACTUAL, DEMANDED, DENIED -> false;
        };
    }
}
