package wildrydes.pump.record;

import java.util.Locale;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParser;
import wildrydes.pump.sql.parser.KdaParser;

/** The words that SQL keeps for itself: they are no names without quotes. */
final class ReservedWords {

    private static final SqlAbstractParserImpl.Metadata WORDS = SqlParser.create(
                    "", SqlParser.config().withParserFactory(KdaParser.FACTORY))
            .getMetadata();

    private ReservedWords() {}

    /** Whether this is one, in upper or lower case. */
    static boolean contain(String word) {
        return WORDS.isReservedWord(word.toUpperCase(Locale.ROOT));
    }
}
