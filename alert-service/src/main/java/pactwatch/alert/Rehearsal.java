package pactwatch.alert;

/** What is done once at the start, so that the first alert is not the first of its kind. */
public interface Rehearsal {

    /** Whether it is over. */
    boolean isDone();
}
