#include "base/random.h"

#include <QString>
#include <cstring>
#include <sodium.h>

namespace godel {

QByteArray Random::bytes(qsizetype size)
{
    QByteArray filled(size, Qt::Uninitialized);
    fill(filled.data(), size);
    return filled;
}

quint64 Random::number()
{
    quint64 value = 0;
    fill(reinterpret_cast<char*>(&value), sizeof value);
    return value;
}

double Random::fraction()
{
    return static_cast<double>(number() >> 11) * 0x1.0p-53;
}

QString Random::hex(qsizetype size)
{
    return QString::fromLatin1(bytes(size).toHex());
}

void SystemRandom::fill(char* begin, qsizetype size)
{
    randombytes_buf(begin, static_cast<size_t>(size));
}

void SeededRandom::fill(char* begin, qsizetype size)
{
    for (qsizetype at = 0; at < size; at += 8) {
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        mixed ^= mixed >> 31;
        std::memcpy(begin + at, &mixed, static_cast<size_t>(std::min<qsizetype>(8, size - at)));
    }
}

} // namespace godel
