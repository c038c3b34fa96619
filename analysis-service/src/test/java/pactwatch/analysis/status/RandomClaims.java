package pactwatch.analysis.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;

/** Claims on one member as no news would tell them, from a seed. */
final class RandomClaims {

    private static final int CLAIMS_MAX = 80;

    private RandomClaims() {}

    static List<Claim> claims(Random random) {
        List<Claim> claims = new ArrayList<>();
        int count = 1 + random.nextInt(CLAIMS_MAX);
        for (int i = 0; i < count; i++) {
            claims.add(claim(random));
        }
        return claims;
    }

    private static Claim claim(Random random) {
        LocalDate published = day(random);
        int article = random.nextInt(60);
        Samples.Draft draft =
                new Samples.Draft("AM", any(random, Kind.values()), any(random, Assertion.values()))
                        .in("a" + article, "out" + article % 9 + ".example", day(article) + "")
                        .credit(article % 5 == 0 ? "out3" : null)
                        .text(article % 4 == 0 ? article % 8 + "*" : null)
                        .on(date(random, published));
        if (random.nextInt(3) == 0) {
            draft.background();
        }
        if (random.nextInt(12) == 0) {
            draft.correction();
        }
        if (random.nextBoolean()) {
            draft.basis(any(random, Claim.Basis.values()));
        }
        if (random.nextBoolean()) {
            Speaker.Role role = any(random, Speaker.Role.values());
            draft.by("Speaker " + random.nextInt(4), role, random.nextBoolean() ? "AM" : "RU");
        }
        if (random.nextInt(3) == 0) {
            draft.form(any(random, Claim.Form.values())).phase(any(random, Claim.Phase.values()));
        }
        return draft.claim();
    }

    static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    static LocalDate day(Random random) {
        return LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2500));
    }

    /** An article is published once, whatever is claimed of it. */
    private static LocalDate day(int article) {
        return day(new Random(article));
    }

    private static @Nullable String date(Random random, LocalDate published) {
        LocalDate day = published.minusDays(random.nextInt(900) - 30L);
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> day.toString().substring(0, 7);
            case 2 -> day.toString().substring(0, 4);
            case 3 -> day.toString().substring(0, 3) + "X";
            case 4 -> "soon";
            default -> day.toString();
        };
    }
}
