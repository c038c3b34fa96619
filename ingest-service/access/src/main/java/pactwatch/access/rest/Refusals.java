package pactwatch.access.rest;

/** The pages that a service shows instead of what was asked for. */
public interface Refusals {

    /** Asks for a token; HTML. */
    String signIn();

    /** Says one thing; HTML. */
    String message(String title, String detail);
}
