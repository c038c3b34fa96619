package pactwatch.analysis.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.ingest.contract.Article;

class ExtractorTest {

    private final Extractor extractor = Extractor.of(PackFiles.bundled("csto"));

    private List<Claim> extract(String published, String title, String text) {
        return extractor.extract(ArticleSample.of(published, "en", title, text));
    }

    private static void assertQuoted(Article article, List<Claim> claims) {
        for (Claim claim : claims) {
            String part = claim.part() == Claim.Part.TITLE ? article.title() : article.text();
            assertThat(part.substring(claim.start(), claim.end())).isEqualTo(claim.quote());
        }
    }

    @Test
    void quotesTheTextAndTheTitleOnlyIfTheTextDoesNotSayIt() {
        Article article =
                ArticleSample.of(
                        "2024-02-23",
                        "en",
                        "Armenia freezes its CSTO membership",
                        "It was a cold day. The reasons are many, observers say.");
        List<Claim> claims = extractor.extract(article);

        assertThat(claims).hasSize(1);
        assertThat(claims.getFirst().part()).isEqualTo(Claim.Part.TITLE);
        assertQuoted(article, claims);
    }

    @Test
    void namesTheSpeakerAndOnWhoseBehalfHeSpeaks() {
        Claim claim =
                extract(
                                "2024-02-22",
                                "Yerevan",
                                "Armenia has frozen its participation in the CSTO, Prime Minister"
                                        + " Nikol Pashinyan said.")
                        .getFirst();

        assertThat(claim.speaker())
                .isEqualTo(
                        new Speaker(
                                "Nikol Pashinyan",
                                "prime minister",
                                Speaker.Role.GOVERNMENT,
                                "AM"));
    }

    @Test
    void understandsTheBlocAndItFromWhatWasSaidBefore() {
        List<Claim> claims =
                extract(
                        "2012-07-01",
                        "Uzbekistan and its allies",
                        "The CSTO met in Moscow. Uzbekistan has left the bloc. It had quit the"
                                + " alliance in 1999.");

        assertThat(claims)
                .extracting(Claim::kind, Claim::member)
                .contains(org.assertj.core.groups.Tuple.tuple(Kind.WITHDRAWAL, "UZ"));
        assertThat(claims).extracting(Claim::eventDate).contains("1999");
    }

    @Test
    void takesWhatThePackKnowsForBackground() {
        Claim claim =
                extract(
                                "2026-02-03",
                                "Yerevan",
                                "Armenia has frozen its participation in the CSTO.")
                        .getFirst();

        assertThat(claim.isNews()).isFalse();
    }

    @Test
    void saysNothingOfArticlesInLanguagesThatItCannotRead() {
        Article japanese = ArticleSample.of("2024-02-22", "ja", "アルメニア", "アルメニアはCSTOへの参加を凍結した。");

        assertThat(extractor.extract(japanese)).isEmpty();
        assertThat(extractor.isRelevant(japanese)).isFalse();
    }

    @Test
    void givesTheSameIdForTheSameClaimInEveryRun() {
        String text = "Armenia has frozen its participation in the CSTO.";

        assertThat(extract("2024-02-22", "", text)).isEqualTo(extract("2024-02-22", "", text));
    }

    @Test
    void staysExactAndQuickOnAnyInput() {
        long seed = 20240222;
        System.out.println("ExtractorTest: seed " + seed);
        Random random = new Random(seed);
        String[] scraps = {
            "CSTO ",
            "Armenia ",
            "ОДКБ ",
            "Армения ",
            "left ",
            "вышла из ",
            ", ",
            ". ",
            "\n",
            "\u200b",
            "😀",
            "\ud800",
            "«",
            "’s ",
            "1999 ",
            "не ",
            "has suspended its membership ",
            "\t",
            "NATO "
        };
        for (int run = 0; run < 200; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                text.append(scraps[random.nextInt(scraps.length)]);
            }
            Article article = ArticleSample.of("2024-02-22", "en", "CSTO", text.toString());

            assertQuoted(article, extractor.extract(article));
        }
        String long1 = "Armenia, ".repeat(20_000) + "CSTO left.";
        assertQuoted(
                ArticleSample.of("2024-02-22", "en", "CSTO", long1),
                extract("2024-02-22", "CSTO", long1));
    }
}
