package pactwatch.analysis.pack;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;

/**
 * One sourced fact of the past.
 *
 * @param date EDTF; when it happened or is to happen
 * @param published when its source told it; from then on it is known
 * @param publisher registrable domain
 * @param quote one sentence of ours that states the fact
 * @param speaker who said it, if somebody did
 */
public record BaselineEntry(
        String member,
        Kind kind,
        Assertion assertion,
        @Nullable String date,
        Claim.@Nullable Basis basis,
        Claim.@Nullable Form form,
        Claim.@Nullable Phase phase,
        LocalDate published,
        URI url,
        String publisher,
        String title,
        String quote,
        @Nullable String speaker) {}
