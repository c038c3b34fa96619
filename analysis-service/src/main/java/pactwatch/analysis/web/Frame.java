package pactwatch.analysis.web;

import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param nav which entry of the navigation is here
 * @param live whether the page follows the log
 * @param coverage when sources were last checked and how many answered
 * @param isWhole whether all of them answered
 * @param time which times are shown; absent on pages that have none
 * @param citation absent on pages that are not to be cited
 */
public record Frame(
        String title,
        String nav,
        boolean demo,
        boolean live,
        String coverage,
        boolean isWhole,
        @Nullable TimeControl time,
        @Nullable Citation citation) {

    /**
     * How a view is cited.
     *
     * @param address of exactly this view: both times are fixed
     */
    public record Citation(String text, String address) {}

    /** The query that keeps both times from page to page. */
    public String query() {
        return time == null ? "" : time.query();
    }
}
