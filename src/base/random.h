#pragma once

#include <QByteArray>
#include <QtGlobal>

namespace godel {

/// Where chance comes from, so that a simulation with a seed is repeatable.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(char* begin, qsizetype size) = 0;

    [[nodiscard]] QByteArray bytes(qsizetype size);
    [[nodiscard]] quint64 number();
    /// Uniform in [0, 1).
    [[nodiscard]] double fraction();
    /// Lower-case hexadecimal, two characters a byte.
    [[nodiscard]] QString hex(qsizetype size);
};

/// The kernel's cryptographic source.
class SystemRandom final : public Random {
public:
    void fill(char* begin, qsizetype size) override;
};

/// SplitMix64 (Steele, Lea, Flood 2014): for tests and simulations, never for secrets.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(quint64 seed) : m_state(seed) {}
    void fill(char* begin, qsizetype size) override;

private:
    quint64 m_state;
};

} // namespace godel
