package pactwatch.analysis.web;

import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.MemberState;

/** Plain English sentences for claims and statuses, built from their fields alone. */
final class Sentences {

    /**
     * What somebody does.
     *
     * @param did as a fact of the past
     * @param does after "will", "may", "should"
     */
    private record Act(String subject, String did, String does) {}

    private Sentences() {}

    /**
     * A sentence such as "Nikol Pashinyan (prime minister) says that Armenia suspended its
     * participation in the CSTO, on 22 February 2024."
     *
     * @param who the speaker, or the publisher if nobody is quoted
     */
    static String ofClaim(
            String who,
            Kind kind,
            Claim.@Nullable Form form,
            Claim.@Nullable Phase phase,
            Assertion assertion,
            String member,
            String pact,
            @Nullable String eventDate) {
        Act act = act(kind, form, phase, member, pact);
        String says =
                switch (assertion) {
                    case ACTUAL -> " says that " + act.subject() + " " + act.did();
                    case ANNOUNCED -> " says that " + act.subject() + " will " + act.does();
                    case POSSIBLE -> " says that " + act.subject() + " may " + act.does();
                    case DEMANDED -> " says that " + act.subject() + " should " + act.does();
                    case DENIED -> " denies that " + act.subject() + " " + act.did();
                };
        return who + says + (eventDate == null ? "" : ", " + EdtfWords.when(eventDate)) + ".";
    }

    private static Act act(
            Kind kind,
            Claim.@Nullable Form form,
            Claim.@Nullable Phase phase,
            String member,
            String pact) {
        String the = "the " + pact;
        String sent = form == Claim.Form.MISSION ? "a mission" : "forces";
        return switch (kind) {
            case SUSPENSION ->
                    new Act(
                            member,
                            "suspended its participation in " + the,
                            "suspend its participation in " + the);
            case RESUMPTION ->
                    new Act(
                            member,
                            "resumed its participation in " + the,
                            "resume its participation in " + the);
            case WITHDRAWAL -> new Act(member, "left " + the, "leave " + the);
            case ACCESSION -> new Act(member, "joined " + the, "join " + the);
            case OBSERVER ->
                    new Act(member, "became an observer of " + the, "become an observer of " + the);
            case INTERVENTION ->
                    new Act(
                            the,
                            "sent " + sent + " to " + member,
                            "send " + sent + " to " + member);
            case INTERVENTION_END ->
                    phase == Claim.Phase.BEGUN
                            ? new Act(
                                    the + "'s forces",
                                    "began to leave " + member,
                                    "begin to leave " + member)
                            : new Act(the + "'s forces", "left " + member, "leave " + member);
            case ASSISTANCE_REQUEST ->
                    new Act(member, "asked " + the + " for help", "ask " + the + " for help");
            case ASSISTANCE_REFUSAL ->
                    new Act(the, "did not help " + member, "refuse to help " + member);
            case EXERCISE_CANCELLED ->
                    new Act(
                            member,
                            "called off an exercise of " + the,
                            "call off an exercise of " + the);
            case BOYCOTT ->
                    new Act(
                            member,
                            "stayed away from " + the + "'s meetings",
                            "stay away from " + the + "'s meetings");
            case DUES_REFUSED ->
                    new Act(
                            member,
                            "refused to pay its dues to " + the,
                            "refuse to pay its dues to " + the);
            case MEMBER_CLASH ->
                    new Act(
                            member,
                            "clashed with another member of " + the,
                            "clash with another member of " + the);
            case AFFIRMATION ->
                    new Act(member, "is committed to " + the, "stay committed to " + the);
        };
    }

    /** What a member's status is, since when, on what it rests and who disputes it. */
    static String ofStatus(MemberState state, String pact) {
        String since = state.since();
        String when = since == null ? "" : " since " + EdtfWords.of(since);
        String on = since == null ? "" : " " + EdtfWords.when(since);
        String status =
                switch (state.status()) {
                    case MEMBER ->
                            (since == null ? " is" : " has been")
                                    + " a member of the "
                                    + pact
                                    + when;
                    case SUSPENDED ->
                            " has suspended its participation in the " + pact + when + basis(state);
                    case WITHDRAWN -> " left the " + pact + on;
                    case OBSERVER ->
                            (since == null ? " is" : " has been")
                                    + " an observer of the "
                                    + pact
                                    + when;
                    case NON_MEMBER -> " is not a member of the " + pact;
                };
        String contested = state.contested() ? " This is contested: an authority disputes it." : "";
        return state.name() + status + "." + contested;
    }

    private static String basis(MemberState state) {
        return switch (state.basis()) {
            case null -> "";
            case DE_FACTO -> ", in practice only: nothing was declared";
            case DECLARED -> ": frozen by declaration, still a member in law";
            case LEGAL_ACT -> " by a legal act";
        };
    }
}
