# What classes say of their instances is asked as the metaclass binds it.
class Meta(type):
    @classmethod
    def __instancecheck__(cls, instance):
        return isinstance(instance, str)

    @staticmethod
    def __subclasscheck__(derived):
        return derived is int


class Text(metaclass=Meta):
    pass


class Even(type):
    def __instancecheck__(cls, instance):
        return instance % 2 == 0


class EvenNumber(metaclass=Even):
    pass


print(isinstance("a", Text), isinstance(1, Text), isinstance(1, (float, Text)), isinstance("a", (float, Text)))
print(issubclass(int, Text), issubclass(str, Text), issubclass(str, (Text, str)))
print(isinstance(2, EvenNumber), isinstance(3, EvenNumber))
try:
    isinstance("a", EvenNumber)
except TypeError as e:
    print(e)
