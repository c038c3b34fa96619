package pactwatch.analysis.gold;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;

/** A claim as far as it is scored. */
public record GoldClaim(
        String kind,
        String member,
        String assertion,
        @Nullable String eventDate,
        boolean isNews,
        boolean isOptional) {

    private static final Set<String> ALERTING = Set.of("SUSPENSION", "WITHDRAWAL", "INTERVENTION");

    public static GoldClaim of(Claim claim) {
        return new GoldClaim(
                claim.kind().name(),
                claim.member(),
                claim.assertion().name(),
                claim.eventDate(),
                claim.isNews(),
                false);
    }

    public static List<GoldClaim> all(JsonNode claims) {
        return StreamSupport.stream(claims.spliterator(), false).map(GoldClaim::read).toList();
    }

    private static GoldClaim read(JsonNode c) {
        return new GoldClaim(
                c.path("kind").asText(),
                c.path("member").asText(),
                c.path("assertion").asText(),
                c.hasNonNull("event_date") ? c.path("event_date").asText() : null,
                c.path("new").asBoolean(),
                c.path("optional").asBoolean());
    }

    /** Kind and member of what a subscriber is told. */
    public static Set<String> alerts(List<GoldClaim> claims) {
        return claims.stream()
                .filter(c -> ALERTING.contains(c.kind()) && c.isNews())
                .filter(c -> c.assertion().equals("ACTUAL") || c.assertion().equals("ANNOUNCED"))
                .map(GoldClaim::pair)
                .collect(Collectors.toSet());
    }

    public String pair() {
        return kind + " " + member;
    }

    public String triple() {
        return pair() + " " + assertion;
    }

    /** Whether one date is the beginning of the other, X standing for any digit. */
    public boolean hasDateOf(GoldClaim other) {
        String a = eventDate;
        String b = other.eventDate;
        if (a == null || b == null) {
            return a == null && b == null;
        }
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            boolean isSame = a.charAt(i) == b.charAt(i) || a.charAt(i) == 'X' || b.charAt(i) == 'X';
            if (!isSame) {
                return false;
            }
        }
        return true;
    }
}
