package pactwatch.analysis.learned;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;

/**
 * Chooses the dates of the acts of one article: the option that is likeliest to be right. A less
 * precise date is right too if a more precise one is.
 */
public final class Dating {

    /** What being as precise as can be is worth beside being right. */
    private static final double PRECISION_WORTH = 1;

    private final Weights weights;
    private final LocalDate published;
    private final List<Passage> passages;
    private final List<Claim> claims;

    Dating(Weights weights, LocalDate published, List<Passage> passages, List<Claim> claims) {
        this.weights = weights;
        this.published = published;
        this.passages = passages;
        this.claims = claims;
    }

    /** The EDTF date of a claim's act; its own where nothing better is known. */
    public @Nullable String of(Claim claim) {
        ToldAct act = ToldAct.of(claim, passages).orElse(null);
        return act == null ? claim.eventDate() : date(act, claim.eventDate());
    }

    /**
     * The EDTF date of an act that the rules did not find.
     *
     * @param otherwise the answer where nothing was learnt of dates
     */
    public @Nullable String of(Finding finding, @Nullable String otherwise) {
        return date(
                new ToldAct(
                        finding.kind(),
                        finding.member(),
                        finding.assertion(),
                        finding.passage(),
                        null),
                otherwise);
    }

    /** The features that weighed most for the date of a claim's act, as "name weight". */
    public List<String> reasons(Claim claim) {
        return ToldAct.of(claim, passages)
                .flatMap(this::choose)
                .map(o -> weights.reasonsOfDate(o.features()))
                .orElse(List.of());
    }

    private @Nullable String date(ToldAct act, @Nullable String otherwise) {
        DateOption chosen = choose(act).orElse(null);
        return chosen == null ? otherwise : chosen.date();
    }

    /** Empty where nothing was learnt of dates. */
    private Optional<DateOption> choose(ToldAct act) {
        if (!weights.knowsDates()) {
            return Optional.empty();
        }
        List<DateOption> options = DateOptions.of(published, passages, claims, act);
        List<Double> likely =
                options.stream().map(o -> Math.exp(weights.date(o.features()))).toList();
        int best = 0;
        double most = 0;
        for (int i = 0; i < options.size(); i++) {
            double worth = worth(i, options, likely);
            if (worth > most) {
                best = i;
                most = worth;
            }
        }
        return Optional.of(options.get(best));
    }

    private static double worth(int at, List<DateOption> options, List<Double> likely) {
        double worth = PRECISION_WORTH * likely.get(at);
        for (int i = 0; i < options.size(); i++) {
            worth += isRight(options.get(at).date(), options.get(i).date()) ? likely.get(i) : 0;
        }
        return worth;
    }

    /** Whether a date is right if another one is the exact date. */
    private static boolean isRight(@Nullable String date, @Nullable String exact) {
        if (date == null || exact == null) {
            return date == null && exact == null;
        }
        return date.length() <= exact.length() && Edtf.isCompatible(date, exact);
    }
}
