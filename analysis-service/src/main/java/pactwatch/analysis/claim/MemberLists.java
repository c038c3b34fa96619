package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pactwatch.analysis.text.Mark;

/** Members that a sentence tells of together: "Azerbaijan, Georgia and Uzbekistan". */
final class MemberLists {

    private static final int LIST_GAP_MAX = 2;
    private static final Set<String> COORDINATORS = Set.of(",", "and", "и", "&", "or", "или", "а");

    private MemberLists() {}

    /** A member with those that stand in one list with it. */
    static List<String> around(Reading reading, List<Mark> members, Mark one) {
        int at = members.indexOf(one);
        List<String> codes = new ArrayList<>();
        int first = at;
        while (first > 0 && isListed(reading, members.get(first - 1), members.get(first))) {
            first--;
        }
        int last = at;
        while (last + 1 < members.size()
                && isListed(reading, members.get(last), members.get(last + 1))) {
            last++;
        }
        boolean closes = closesWithAnd(reading, members, first, last);
        for (int i = closes ? first : at; i <= (closes ? last : at); i++) {
            if (!codes.contains(members.get(i).value())) {
                codes.add(members.get(i).value());
            }
        }
        return codes;
    }

    /** Commas make a list only if it closes with "and". */
    private static boolean closesWithAnd(Reading reading, List<Mark> members, int first, int last) {
        if (first == last) {
            return true;
        }
        String before = reading.form(members.get(last).from() - 1);
        return !before.equals(",");
    }

    private static boolean isListed(Reading reading, Mark left, Mark right) {
        int gap = right.from() - left.to();
        boolean isReferring =
                reading.hasWithin("STATENOUN", right.from(), right.to())
                        && Members.isSite(reading, left);
        if (gap < 1 || gap > LIST_GAP_MAX || isReferring) {
            return false;
        }
        for (int i = left.to(); i < right.from(); i++) {
            if (!COORDINATORS.contains(reading.form(i))) {
                return false;
            }
        }
        return true;
    }
}
