package pactwatch.local.fault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a run left behind.
 *
 * @param articles ids in the log, each as often as it is there
 * @param claims likewise
 * @param statuses of the members, by code
 * @param alerted members told to each subscriber, by the subscriber's number
 * @param alertsRepeated alerts that were raised under more than one id for one member
 * @param deadLetters records in the dead letters
 */
record Outcome(
        List<String> articles,
        List<String> claims,
        SortedMap<String, String> statuses,
        List<SortedSet<String>> alerted,
        int alertsRepeated,
        int deadLetters) {

    Outcome {
        articles = List.copyOf(articles);
        claims = List.copyOf(claims);
        alerted = List.copyOf(alerted);
    }

    /** SHA-256 of the articles, the claims and the statuses, whatever their order in the log. */
    String hash() {
        List<String> lines = new ArrayList<>();
        new TreeSet<>(articles).forEach(id -> lines.add("article " + id));
        new TreeSet<>(claims).forEach(id -> lines.add("claim " + id));
        statuses.forEach((member, status) -> lines.add("status " + member + " " + status));
        try {
            byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Whether all that is awaited of so many items came, as far as that is known beforehand. */
    boolean isComplete(int items) {
        return new TreeSet<>(articles).size() >= items
                && new TreeSet<>(claims).size() >= News.tellings(items)
                && alerted.stream().allMatch(told -> told.containsAll(News.MEMBERS));
    }

    /**
     * Each way in which this differs from what an undisturbed run of so many items leaves.
     *
     * @param isParking whether records in the dead letters are what the run was about
     */
    List<String> faults(int items, Outcome undisturbed, boolean isParking) {
        List<String> faults = new ArrayList<>();
        int distinct = new TreeSet<>(articles).size();
        if (distinct != items) {
            faults.add("%d of %d articles".formatted(distinct, items));
        }
        if (articles.size() != distinct) {
            faults.add("%d articles twice".formatted(articles.size() - distinct));
        }
        int claimed = new TreeSet<>(claims).size();
        if (claims.size() != claimed) {
            faults.add("%d claims twice".formatted(claims.size() - claimed));
        }
        if (!hash().equals(undisturbed.hash())) {
            faults.add("hash %s, undisturbed %s".formatted(hash(), undisturbed.hash()));
        }
        if (!alerted.equals(undisturbed.alerted)) {
            faults.add("alerted %s, undisturbed %s".formatted(alerted, undisturbed.alerted));
        }
        if (alertsRepeated > 0) {
            faults.add("%d alerts raised twice".formatted(alertsRepeated));
        }
        if (deadLetters > 0 && !isParking) {
            faults.add("%d dead letters".formatted(deadLetters));
        }
        return faults;
    }
}
