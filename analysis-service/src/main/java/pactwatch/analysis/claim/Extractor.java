package pactwatch.analysis.claim;

import java.util.List;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.Pack;
import pactwatch.ingest.contract.Article;

/** Finds the claims of an article. Safe for many threads. */
public final class Extractor {

    private final Pack pack;

    private Extractor(Pack pack) {
        this.pack = pack;
    }

    /** An extractor for the articles about one pact. */
    public static Extractor of(Pack pack) {
        return new Extractor(pack);
    }

    /** The claims of one version of an article, in the order of the text. */
    public List<Claim> extract(Article article) {
        return List.of();
    }

    /** Version of pack, lexicon and rules, which claims carry. */
    public String version() {
        return pack.version();
    }
}
