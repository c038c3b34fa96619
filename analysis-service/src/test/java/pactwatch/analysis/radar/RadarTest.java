package pactwatch.analysis.radar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.ingest.contract.Article;

class RadarTest {

    private static final Instant THEN = Instant.parse("2024-02-22T18:00:00Z");

    private final Pack pack = PackFiles.bundled("csto").withoutBaseline();
    private final Extractor extractor = Extractor.of(pack);
    private final Radar radar = new Radar(pack, extractor::extract, extractor::uncoveredLanguage);

    private void read(String id, String text) {
        radar.accept(
                new Article(
                        id,
                        1,
                        URI.create("https://news.example/" + id),
                        "",
                        text,
                        "news.example",
                        "News",
                        "en",
                        THEN,
                        THEN,
                        THEN,
                        "feed"));
    }

    private List<String> words() {
        return radar.ranking(10).stream().map(MissedWord::word).toList();
    }

    @Test
    void ranksWordsOfSentencesThatLedToNoClaim() {
        read("a1", "Armenia has zonkified its CSTO membership.");
        read("a2", "Yerevan zonkified the CSTO, a paper writes.");
        read("a3", "Tajikistan snorfled at the CSTO.");

        assertThat(words()).startsWith("zonkified").contains("snorfled");
        assertThat(radar.ranking(1).getFirst().unread()).isEqualTo(2);
        assertThat(radar.ranking(1).getFirst().examples())
                .extracting(MissedWord.Example::article)
                .containsExactly("a2", "a1");
    }

    @Test
    void leavesOutWhatWasReadAsAClaim() {
        read("a1", "Armenia has suspended its participation in the CSTO.");

        assertThat(radar.sentences()).isEqualTo(1);
        assertThat(radar.unread()).isZero();
        assertThat(words()).isEmpty();
    }

    @Test
    void countsArticlesInLanguagesThatAreNotRead() {
        read("a1", "أعلنت الحكومة تعليق مشاركة Armenia في منظمة CSTO كما قال رئيس الوزراء");

        assertThat(radar.uncovered().values()).containsExactly(1L);
        assertThat(radar.sentences()).isZero();
    }

    @Test
    void looksOnlyWhereThePactAndAMemberAreNamed() {
        read(
                "a1",
                "Armenia zonkified its railways. The CSTO zonkified nothing. Russia and the CSTO.");

        assertThat(radar.sentences()).isZero();
    }

    @Test
    void countsAWordOncePerArticleAndRoutineWordsNever() {
        read("a1", "Armenia zonkified the CSTO. Then Armenia zonkified the CSTO summit again.");

        assertThat(radar.ranking(10)).extracting(MissedWord::unread).contains(1).doesNotContain(2);
        assertThat(words()).doesNotContain("summit", "then", "again");
    }

    @Test
    void prefersWordsThatAreHardlyEverRead() {
        assertThat(new MissedWord("rare", 3, 0, List.of()).score())
                .isGreaterThan(new MissedWord("common", 4, 20, List.of()).score());
    }

    @Test
    void staysBoundedHoweverManyWordsThereAre() {
        read("often", "Armenia zonkified the CSTO.");
        read("again", "Armenia zonkified the CSTO.");
        for (int i = 0; i < 6_000; i++) {
            read("a" + i, "Armenia flurb" + word(i) + " the CSTO.");
        }

        assertThat(radar.ranking(10_000)).hasSizeLessThanOrEqualTo(5_000);
        assertThat(words()).startsWith("zonkified");
    }

    private static String word(int number) {
        StringBuilder letters = new StringBuilder();
        for (int n = number + 1; n > 0; n /= 26) {
            letters.append((char) ('a' + n % 26));
        }
        return letters.toString();
    }
}
