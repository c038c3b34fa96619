package pactwatch.analysis.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Words by their stems, each in the language of its script: Latin as English, Cyrillic as Russian,
 * Armenian as Armenian. Texts mix languages, and so do readers.
 */
final class Words {

    private static final Analyzer ANALYZER = new ByScript();
    private static final float FIRST_FIELD_BOOST = 2;
    private static final Pattern PART = Pattern.compile("[\"“”«»„]([^\"“”«»„]+)[\"“”«»„]|(\\S+)");

    private Words() {}

    static Analyzer analyzer() {
        return ANALYZER;
    }

    /** All words have to be found, each in any of the fields; the first field counts double. */
    static Query query(String words, String... fields) {
        QueryBuilder builder = new QueryBuilder(ANALYZER);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        Matcher parts = PART.matcher(words);
        int count = 0;
        while (parts.find()) {
            String phrase = parts.group(1);
            List<Query> any = new ArrayList<>();
            for (String field : fields) {
                Query query =
                        builder.createPhraseQuery(field, phrase == null ? parts.group(2) : phrase);
                if (query != null) {
                    any.add(any.isEmpty() ? new BoostQuery(query, FIRST_FIELD_BOOST) : query);
                }
            }
            if (!any.isEmpty()) {
                all.add(new DisjunctionMaxQuery(any, 0), BooleanClause.Occur.MUST);
                count++;
            }
        }
        return count == 0 ? new MatchNoDocsQuery("no words") : all.build();
    }

    private static final class ByScript extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream stems = new LowerCaseFilter(new EnglishPossessiveFilter(words));
            stems = new SnowballFilter(stems, new EnglishStemmer());
            stems = new SnowballFilter(stems, new RussianStemmer());
            stems = new SnowballFilter(stems, new ArmenianStemmer());
            return new TokenStreamComponents(words, stems);
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new LowerCaseFilter(in);
        }
    }
}
