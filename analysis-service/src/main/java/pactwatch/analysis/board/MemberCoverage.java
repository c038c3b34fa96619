package pactwatch.analysis.board;

import java.util.List;

/**
 * How well a member is watched.
 *
 * @param feeds that told of the member, or all feeds if none told of it yet
 * @param answering of them, those whose last fetch brought an answer
 * @param reduced whether what some of them would tell is missed: silence is then no calm
 * @param down those that are in trouble
 */
public record MemberCoverage(int feeds, int answering, boolean reduced, List<FeedCoverage> down) {
    public MemberCoverage {
        down = List.copyOf(down);
    }
}
