package pactwatch.analysis.statement;

import java.util.List;

/**
 * What a whole article is about, known before its sentences are read.
 *
 * @param cast members named anywhere in it, without the leading one, most often named first
 * @param isOfMeeting whether it tells of a meeting or an exercise
 */
record Story(List<String> cast, boolean isOfMeeting) {}
