package pactwatch.local;

/** Why Pactwatch cannot start or go on, in a sentence that says what to do. */
final class Problem extends Exception {

    private static final long serialVersionUID = 1L;

    Problem(String message) {
        super(message);
    }
}
