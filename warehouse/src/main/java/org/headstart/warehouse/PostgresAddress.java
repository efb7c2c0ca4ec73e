package org.headstart.warehouse;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL warehouse is, taken from {@code jdbc:postgresql://host[:port]/database[?name=value&...]}. The driver never sees that text:
 * whatever is not one of these fields, each of the form that it allows, is refused. Messages repeat only what has been found harmless, for
 * anything else might be a password.
 *
 * @param host       a name, an IPv4 address, or an IPv6 address in brackets
 * @param port       1 to 65535
 * @param database   its name
 * @param parameters those of {@link Parameter} that are given, by name
 */
record PostgresAddress(String host, int port, String database, Map<Parameter, String> parameters) {

    private static final String PREFIX = "jdbc:postgresql:";

    static final int DEFAULT_PORT = 5432;

    private static final String FORM = "jdbc:postgresql://host[:port]/database[?name=value&...]";

    private static final String EXAMPLE_HINT =
            "something like jdbc:postgresql://db.example.org/tuning?sslmode=require was meant.";

    private static final Pattern WHOLE = Pattern.compile("jdbc:postgresql://([^/?]*)/([^/?]*)(?:\\?(.*))?");
    private static final Pattern HOST =
            Pattern.compile("((?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,253}))|\\[[0-9A-Fa-f:.]{2,45}\\])(?::([0-9]{1,5}))?");
    private static final Pattern DATABASE = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.$-]{0,62}");
    private static final Pattern PARAMETER_NAME = Pattern.compile("[A-Za-z]{1,40}");

    /** What may follow the question mark. */
    enum Parameter {
        /** Who logs in; without it PGUSER of the environment, or the user of the operating system. */
        USER("user", "[\\p{L}\\p{N}_][\\p{L}\\p{N}_.$@-]{0,62}", "a name"),
        SSL_MODE(
                "sslmode",
                "disable|allow|prefer|require|verify-ca|verify-full",
                "disable, allow, prefer, require, verify-ca or verify-full"),
        SSL_ROOT_CERTIFICATE("sslrootcert", "/[\\p{L}\\p{N}_./ -]{1,1000}", "an absolute path"),
        CONNECT_TIMEOUT("connectTimeout", "[1-9][0-9]{0,3}", "whole seconds, 1 to 9999"),
        SCHEMA("currentSchema", "[a-z_][a-z0-9_]{0,62}", "small letters, digits and _");

        private final String key;
        private final Pattern pattern;
        private final String form;

        Parameter(String key, String pattern, String form) {
            this.key = key;
            this.pattern = Pattern.compile(pattern);
            this.form = form;
        }

        String key() {
            return key;
        }

        private static List<String> keys() {
            return Arrays.stream(values()).map(Parameter::key).toList();
        }
    }

    PostgresAddress {
        parameters = Map.copyOf(parameters);
    }

    /** Whether a location can only be meant for PostgreSQL, well-formed or not. */
    static boolean isMeant(String location) {
        return location.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    static PostgresAddress parse(String location) {
        if (location.chars().anyMatch(letter -> letter == '%' || Character.isISOControl(letter))) {
            throw refused("holds a % or a control character; names are written as they are", null);
        }
        Matcher whole = WHOLE.matcher(location);
        if (!whole.matches()) {
            throw refused("is not of the form " + FORM, null);
        }
        if (whole.group(1).indexOf('@') >= 0) {
            throw refused("holds a user or a password before the host", passwordHint());
        }
        Matcher host = HOST.matcher(whole.group(1));
        int port = host.matches() && host.group(2) != null ? Integer.parseInt(host.group(2)) : DEFAULT_PORT;
        if (!host.matches() || port < 1 || port > 0xffff) {
            throw refused("must name one host, and a port from 1 to 65535 if any", null);
        }
        if (!DATABASE.matcher(whole.group(2)).matches()) {
            throw refused("must name a database, by letters, digits and _.$-", "the name of the database is missing.");
        }
        String query = whole.group(3);
        return new PostgresAddress(host.group(1), port, whole.group(2), query == null ? Map.of() : parameters(query));
    }

    private static Map<Parameter, String> parameters(String query) {
        Map<Parameter, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            Parameter parameter = parameter(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!parameter.pattern.matcher(value).matches()) {
                throw refused("has a wrong " + parameter.key + ", which must be " + parameter.form, null);
            }
            if (parameters.put(parameter, value) != null) {
                throw refused("has the parameter " + parameter.key + " twice", null);
            }
        }
        return parameters;
    }

    private static Parameter parameter(String name) {
        for (Parameter parameter : Parameter.values()) {
            if (parameter.key.equals(name)) {
                return parameter;
            }
        }
        if (name.toLowerCase(Locale.ROOT).contains("pass")) {
            throw refused("holds a password", passwordHint());
        }
        String shown = PARAMETER_NAME.matcher(name).matches() ? " '" + name + "'" : "";
        throw refused(
                "has a parameter" + shown + " that is not among those allowed, " + String.join(", ", Parameter.keys()),
                null);
    }

    private static String passwordHint() {
        return "it belongs into the environment (PGPASSWORD) or into ~/.pgpass, where nobody else reads it; the user is given by"
                + " ?user=NAME or PGUSER.";
    }

    private static WarehouseException refused(String why, @Nullable String hint) {
        return new WarehouseException(
                "The location of the PostgreSQL warehouse " + why + ".", hint == null ? EXAMPLE_HINT : hint);
    }

    @Nullable
    String get(Parameter parameter) {
        return parameters.get(parameter);
    }

    String schema() {
        return parameters.getOrDefault(Parameter.SCHEMA, "public");
    }

    /** The same place, always written alike. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("jdbc:postgresql://" + host + ":" + port + "/" + database);
        char separator = '?';
        for (Map.Entry<Parameter, String> entry : new TreeMap<>(parameters).entrySet()) {
            text.append(separator).append(entry.getKey().key).append('=').append(entry.getValue());
            separator = '&';
        }
        return text.toString();
    }
}
