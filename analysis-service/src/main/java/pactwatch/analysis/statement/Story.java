package pactwatch.analysis.statement;

import java.util.List;

/**
 * What a whole article is about, known before its sentences are read.
 *
 * @param cast members named anywhere in it, without the leading one, most often named first
 * @param places members that are named as places, "в Казахстане", most often named first
 * @param isOfLeader whether the leading member is named more often than any other
 * @param isOfMeeting whether it tells of a meeting or an exercise
 * @param isOfRequest whether it tells that somebody asks for something
 * @param isOfMembership whether it tells of leaving or freezing
 * @param isOfForce whether it tells of a force of the pact
 * @param isOfNeighbours whether it tells of two sides or of a border
 */
record Story(
        List<String> cast,
        List<String> places,
        boolean isOfLeader,
        boolean isOfMeeting,
        boolean isOfRequest,
        boolean isOfMembership,
        boolean isOfForce,
        boolean isOfNeighbours) {

    static final Story NONE =
            new Story(List.of(), List.of(), false, false, false, false, false, false);
}
