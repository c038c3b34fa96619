package pactwatch.analysis.claim;

import java.util.List;
import java.util.Objects;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.statement.Statement;
import pactwatch.analysis.statement.StatementReader;
import pactwatch.ingest.contract.Article;
import pactwatch.log.ContentId;

/** Quotes what an article states: a claim for each statement. */
final class StatedClaims {

    private StatedClaims() {}

    static List<Claim> of(
            Article article, String pact, String version, StatementReader.Reading reading) {
        ArticleRef reference = ArticleRefs.of(article, reading.sentences(), reading.credit());
        return reading.statements().stream()
                .map(s -> claim(article, reference, pact, version, s))
                .toList();
    }

    private static Claim claim(
            Article article, ArticleRef reference, String pact, String version, Statement s) {
        String source = s.part() == Claim.Part.TITLE ? article.title() : article.text();
        String quote = source.substring(s.start(), s.end());
        return new Claim(
                ContentId.of(
                        article.id(),
                        s.kind().name(),
                        s.member(),
                        s.assertion().name(),
                        Objects.requireNonNullElse(s.eventDate(), ""),
                        Quotes.plain(quote)),
                reference,
                pact,
                s.member(),
                s.kind(),
                s.assertion(),
                s.eventDate(),
                s.isNews(),
                s.form(),
                s.phase(),
                s.basis(),
                s.isCorrection(),
                s.part(),
                quote,
                s.start(),
                s.end(),
                s.speaker(),
                s.rule(),
                version);
    }
}
